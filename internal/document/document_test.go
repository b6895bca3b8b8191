package document_test

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/document"
)

var january = time.Date(2024, 1, 31, 9, 0, 0, 0, time.UTC)

func TestClauses(t *testing.T) {
	t.Parallel()
	section := document.Heading{Level: 1, Text: "Background"}
	clause := document.Numbered{Text: "That Cabinet note the report"}
	tests := []struct {
		name   string
		blocks []document.Block
		want   []string
	}{
		{"clauses count from one under each heading",
			[]document.Block{section, clause, clause, section, clause},
			[]string{"1.", "1.1", "1.2", "2.", "2.1"}},
		{"a clause goes on counting after bullets, tables and subheadings",
			[]document.Block{section, clause, document.Bullets{}, document.Table{}, document.Heading{Level: 2}, clause},
			[]string{"1.", "1.1", "", "", "", "1.2"}},
		{"a clause before any heading has no number, and takes none from the next",
			[]document.Block{clause, section, clause},
			[]string{"", "1.", "1.1"}},
		{"an unnumbered heading ends the section without a number",
			[]document.Block{section, document.Heading{Level: 1, Unnumbered: true}, clause, section, clause},
			[]string{"1.", "", "", "2.", "2.1"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for number := range (document.Document{Blocks: test.blocks}).Clauses() {
				got = append(got, number)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("numbers (-want +got):\n%s", diff)
			}
		})
	}
}

func TestClausesStopsWhenTheReaderStops(t *testing.T) {
	t.Parallel()
	d := document.Document{Blocks: []document.Block{document.Para{Text: "first"}, document.Para{Text: "second"}}}
	for _, b := range d.Clauses() {
		if diff := cmp.Diff(document.Block(document.Para{Text: "first"}), b); diff != "" {
			t.Errorf("first block (-want +got):\n%s", diff)
		}
		break
	}
}

func TestLetter(t *testing.T) {
	t.Parallel()
	for i, want := range map[int]string{0: "(a)", 25: "(z)", 26: "(aa)", 27: "(bb)", 52: "(aaa)"} {
		if got := document.Letter(i); got != want {
			t.Errorf("limb %d is lettered %s, want %s", i, got, want)
		}
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	columns := []document.Column{{Head: "Ref"}, {Head: "Rating"}}
	row := func(cells ...document.Cell) document.Table {
		return document.Table{Caption: "Actions", Columns: columns, Rows: [][]document.Cell{cells}}
	}
	tests := []struct {
		name  string
		block document.Block
		want  string // part of the error, "" for none
	}{
		{"a cell may have a tone when it has a word", row(document.Cell{Text: "A07"}, document.Cell{Text: "Red", Tone: document.Red}), ""},
		{"a colour never stands alone", row(document.Cell{Text: "A07"}, document.Cell{Text: " ", Tone: document.Red}), `"Rating" is red but says nothing`},
		{"a short row is refused", row(document.Cell{Text: "A07"}), "1 cells under 2 columns"},
		{"a table without columns is refused", document.Table{Caption: "Actions"}, "no columns"},
		{"the first heading is at level 1", document.Heading{Level: 2}, "level 2"},
		{"a level is never 0", document.Heading{}, "level 0"},
		{"a clause is in a section", document.Numbered{Text: "That Cabinet"}, `"That Cabinet" is in no numbered section`},
		{"a block is a value", &document.Para{}, "*document.Para is not a block"},
		{"a block is not nil", nil, "not a block"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			err := document.Document{Created: january, Blocks: []document.Block{test.block}}.Check()
			if test.want == "" && err != nil {
				t.Fatalf("refused: %v", err)
			}
			if test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
				t.Errorf("error is %v, want one that says %q", err, test.want)
			}
		})
	}
}

func TestCheckOfHeadingLevels(t *testing.T) {
	t.Parallel()
	levels := func(levels ...int) error {
		d := document.Document{Created: january}
		for _, level := range levels {
			d.Blocks = append(d.Blocks, document.Heading{Level: level})
		}
		return d.Check()
	}
	if err := levels(1, 2, 3, 1, 2); err != nil {
		t.Errorf("headings that go down one at a time are refused: %v", err)
	}
	if levels(1, 3) == nil {
		t.Error("a heading two levels below the last is let through")
	}
	if levels(1, 2, 3, 4) == nil {
		t.Error("a fourth level is let through")
	}
	if (document.Document{}).Check() == nil {
		t.Error("a document without a time of creation is let through")
	}
}

func TestEveryToneCanBeRead(t *testing.T) {
	t.Parallel()
	for tone := document.Red; tone <= document.Muted; tone++ {
		fill, text := tone.Colours()
		if got := contrast(t, fill, text); got < 4.5 {
			t.Errorf("%v: contrast of %s on %s is %.1f", tone, text, fill, got)
		}
	}
	for _, tone := range []document.Tone{document.NoTone, -1, document.Muted + 1} {
		if fill, text := tone.Colours(); fill+text+tone.String() != "" {
			t.Errorf("tone %d has colours %q on %q and name %q", int(tone), text, fill, tone)
		}
	}
}

// contrast is the ratio that WCAG 2.2 defines for two colours.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, rgb string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		channel, err := strconv.ParseUint(rgb[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatalf("colour %q: %v", rgb, err)
		}
		c := float64(channel) / 255
		if c <= 0.04045 {
			sum += weight * c / 12.92
			continue
		}
		sum += weight * math.Pow((c+0.055)/1.055, 2.4)
	}
	return sum
}
