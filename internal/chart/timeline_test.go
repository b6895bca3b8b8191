package chart_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/chart"
)

func twoYears() chart.Timeline {
	return chart.Timeline{
		ID: "time", Title: "The plan", Start: "April 2022", End: "March 2024",
		Now:   chart.Moment{At: .82, Label: "Now"},
		Marks: []chart.Moment{{At: .27, Label: "Review 1"}, {At: .52, Label: "Review 2"}},
	}
}

func TestTimelineSaysWhereThingsAre(t *testing.T) {
	t.Parallel()
	want := "From April 2022 to March 2024. Review 1 at 27% of the time. Review 2 at 52% of the time. Now: 82% of the time has passed."
	for _, svg := range parse(t, twoYears().SVG()) {
		if got := svg.desc(t); got != want {
			t.Errorf("%q", got)
		}
	}
}

func TestTimelineIsFilledAsFarAsNow(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		at   float64
		want string
	}{
		"within":          {.82, "82%"},
		"before it began": {-.5, "0%"},
		"after it ended":  {1.5, "100%"},
	} {
		line := twoYears()
		line.Now.At = c.at
		if got := parse(t, line.SVG())[0].with("rect", "class", "pb-cycle__past")[0].attr["width"]; got != c.want {
			t.Errorf("%s: filled to %s", name, got)
		}
	}
}

func TestTimelineLabelsMakeWay(t *testing.T) {
	t.Parallel()
	line := twoYears()
	line.Marks = append(line.Marks, chart.Moment{At: .53, Label: "Half way"}, chart.Moment{At: .51, Label: "No room"})
	svg := parse(t, line.SVG())[0]
	rows := map[string]string{}
	for _, text := range svg.all("text") {
		rows[text.text] = text.attr["y"]
	}
	want := map[string]string{"April 2022": "50", "March 2024": "50", "Now": "50", "Review 1": "50", "Review 2": "50", "Half way": "12"}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	if n := len(svg.with("rect", "width", "2")); n != 7 {
		t.Errorf("%d ticks for seven moments", n)
	}
}

func TestTimelineNamesTheEndsWithinTheBar(t *testing.T) {
	t.Parallel()
	for _, svg := range parse(t, twoYears().SVG()) {
		anchors := map[string]string{}
		for _, text := range svg.all("text") {
			anchors[text.attr["x"]] = text.attr["text-anchor"]
		}
		if anchors["0%"] != "start" || anchors["100%"] != "end" || anchors["82%"] != "middle" {
			t.Errorf("anchored %v", anchors)
		}
	}
}
