package report_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/document"
	"planboard/internal/plan"
	"planboard/internal/report"
)

func TestCheckFindsWhatMustBePutRight(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		slip string // added to the clause
		at   string
		want []int // the checks that fail
	}{
		{"the seed's recommendation passes", "endorse the plan 2020-2022", "9.1", []int{1}},
		{"the purpose may name the predecessor", "of the plan 2020-22", "1.1", []int{1}},
		{"the background may not name the predecessor", "after the plan 2020–2022", "2.1", nil},
		{"a third edition passes in the background", "after the plan 2018 – 2020", "2.1", []int{1}},
		{"years in words pass", "the plan 2018 to 2020", "9.1", []int{1}},
		{"a short style of the edition's own years is refused", "the plan 2022-24", "9.1", nil},
		{"a slash hides a plan period", "the plan 2018/2020", "9.1", []int{1}},
		{"a school year is taken for a plan period", "in 2021/22 and on 2024-01-31", "9.1", nil},
		{"the seed's post code passes", "Post Code", "9.1", []int{2}},
		{"empty brackets pass", "[ ] and TBC", "9.1", []int{2}},
		{"a template's braces pass", "{{title}}", "5.1", []int{2}},
		{"crosses pass", "by xx March", "5.1", []int{2}},
	}
	in := demoInput(t, keyOf2022)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := slipped(report.Cabinet(in), tt.at, tt.slip)
			var got []int
			for _, f := range report.Check(d, in.Position.Edition, in.Predecessor) {
				got = append(got, f.Check)
				if f.Clause != tt.at || f.Text == "" {
					t.Errorf("finding %+v, want it at %s", f, tt.at)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("checks (-want +got)\n%s", diff)
			}
		})
	}
}

// slipped is the document with words added to the clause of that number.
func slipped(d document.Document, at, words string) document.Document {
	blocks := []document.Block{}
	for number, b := range d.Clauses() {
		if c, ok := b.(document.Numbered); ok && number == at {
			b = document.Numbered{Text: c.Text + " " + words}
		}
		blocks = append(blocks, b)
	}
	d.Blocks = blocks
	return d
}

func TestCheckReadsEveryKindOfBlock(t *testing.T) {
	t.Parallel()
	in := demoInput(t, keyOf2022)
	const slip = "TBC"
	tests := map[string]document.Block{
		"title":     document.TitleBlock{Title: slip},
		"line":      document.TitleBlock{Below: []string{slip}},
		"heading":   document.Heading{Level: 1, Text: slip, Unnumbered: true},
		"limb":      document.Numbered{Limbs: []string{slip}},
		"paragraph": document.Para{Text: slip},
		"lead":      document.Bullets{Items: []document.Item{{Lead: slip}}},
		"bullet":    document.Bullets{Items: []document.Item{{Text: slip}}},
		"source":    document.Bullets{Items: []document.Item{{Source: slip}}},
		"caption":   document.Table{Caption: slip},
		"head":      document.Table{Columns: []document.Column{{Head: slip}}},
		"cell":      document.Table{Rows: [][]document.Cell{{{Text: slip}}}},
		"address":   document.SignOff{Address: []string{slip}},
		"detail":    document.SignOff{Details: []document.Detail{{Value: slip}}},
	}
	for name, block := range tests {
		d := document.Document{Blocks: []document.Block{block}}
		if found := report.Check(d, in.Position.Edition, nil); len(found) != 1 || found[0].Check != 2 {
			t.Errorf("%s: findings %+v", name, found)
		}
	}
}

func TestHostileTextSurvives(t *testing.T) {
	t.Parallel()
	const hostile = "=HYPERLINK(\"x\") & <b>bold</b> £5 – ’ </w:t>\x00\nnext line."
	in := demoInput(t, keyOf2022)
	for i := range in.Position.Actions {
		a := &in.Position.Actions[i]
		a.Title, a.Standing.Narrative, a.Standing.Recovery.Text, a.Closure.Reason = hostile, hostile, hostile, hostile
	}
	in.Claims[0].Text, in.Voices[0].Said, in.Position.Edition.Vision = hostile, hostile, hostile
	in.Position.Measures[0].Name = hostile
	in.Approvals = []plan.Approval{{Text: hostile, Source: hostile}}
	d := report.Cabinet(in)
	if err := d.Check(); err != nil {
		t.Fatal(err)
	}
	for _, section := range []int{2, 3, 4, 8} {
		if !strings.Contains(sectionOf(t, d, section), hostile) {
			t.Errorf("section %d lost it", section)
		}
	}
	rows := records(t, report.DeliveryPlan(in.Position))
	if got := rows[1][columnAt(t, rows, "Latest update")]; !strings.HasPrefix(got, "'=HYPERLINK(\"x\") & <b>") {
		t.Errorf("in CSV it is %q", got)
	}
}
