package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
)

// stage is one figure of a chain of revisions: its counts, or a symbol.
type stage struct {
	counts    [2]int
	symbol    plan.Symbol
	published bool
}

// revised is the folder of a measure whose one figure went through the stages,
// the earliest first.
func revised(m plan.Measure, stages ...stage) plan.Folder {
	var older []plan.Value
	var v plan.Value
	for i, s := range stages {
		v = plan.Value{Symbol: s.symbol}
		if s.symbol == plan.NoSymbol {
			v = share(s.counts[0], s.counts[1])
		}
		v.ID, v.Supersedes, v.Published = int64(i+1), int64(i), s.published
		v.Note, v.Reason = "three were counted", "two were missed"
		v.Period = plan.InQuarter(plan.Quarter{Year: 2023, N: 3})
		older = append([]plan.Value{v}, older...)
	}
	s := plan.Series{Measure: m, Values: []plan.Value{v}}.Disclosed(plan.DefaultDisclosure)
	return plan.Folder{Series: s}.WithRevisions(plan.DefaultDisclosure, older[1:])
}

func TestARevisionGivesNoWithheldFigureBack(t *testing.T) {
	t.Parallel()
	local := func(n, d int) stage { return stage{counts: [2]int{n, d}} }
	dfe := func(n, d int) stage { return stage{counts: [2]int{n, d}, published: true} }
	for _, c := range []struct {
		name   string
		stages []stage // the earliest first
		want   string  // the figures as shown, the newest first
	}{
		{"a figure that became small takes the one before with it", []stage{local(10, 40), local(4, 40)}, "c c"},
		{"so does a small one in between", []stage{local(10, 40), local(4, 40), local(20, 40)}, "50% c c"},
		{"a small one that grew stays withheld", []stage{local(4, 40), local(10, 40)}, "25% c"},
		{"two of the same people apart give two by subtraction", []stage{local(12, 40), local(10, 40)}, "25% c"},
		{"three more in the group give three", []stage{local(10, 40), local(16, 43)}, "37% c"},
		{"one fewer of the others gives one", []stage{local(10, 40), local(20, 49)}, "41% c"},
		{"six apart tell nothing", []stage{local(10, 40), local(16, 46)}, "35% 25%"},
		{"the same counts tell nothing", []stage{local(10, 40), local(10, 40)}, "25% 25%"},
		{"one close to what is shown two steps later is withheld", []stage{local(10, 40), local(22, 70), local(12, 48)}, "25% 31% c"},
		{"what lies between two withheld ones is withheld", []stage{local(26, 40), local(22, 40), local(20, 40)}, "50% c c"},
		{"what the department published stays", []stage{dfe(12, 40), dfe(10, 40)}, "25% 30%"},
		{"unless it withheld it later", []stage{dfe(12, 40), {symbol: plan.Confidential, published: true}}, "c c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f := revised(ofPeople, c.stages...)
			var got []string
			for _, v := range append(f.Series.Values, f.Revisions...) {
				got = append(got, ofPeople.Text(v))
				if v.Symbol == plan.Confidential && !v.Published && (v.Numerator != nil || v.Denominator != nil || v.Number.Valid || v.Note != "" || v.Reason != "") {
					t.Errorf("something of a withheld figure is still there: %+v", v)
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAReasonGoesWithTheFigureItSpeaksOf(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		was  stage
		want string
	}{
		"a reason that may tell the difference is kept from the reader": {stage{counts: [2]int{12, 40}}, ""},
		"a reason beside two figures that are shown stays":              {stage{counts: [2]int{30, 60}}, "two were missed"},
	} {
		if got := revised(ofPeople, c.was, stage{counts: [2]int{10, 40}}).Series.Values[0].Reason; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestAReasonThatSpeaksOfShownFiguresStays(t *testing.T) {
	t.Parallel()
	// The first is withheld, for it is two apart from the third.
	f := revised(ofPeople, stage{counts: [2]int{10, 40}}, stage{counts: [2]int{22, 70}}, stage{counts: [2]int{12, 48}})
	if third, second := f.Series.Values[0].Reason, f.Revisions[0].Reason; third == "" || second != "" {
		t.Errorf("the third figure because %q, the second because %q; want the second's alone kept from the reader", third, second)
	}
}

func TestOnlyCountsOfPeopleAreKeptApart(t *testing.T) {
	t.Parallel()
	if f := revised(ofBodies, stage{counts: [2]int{2, 4}}, stage{counts: [2]int{3, 4}}); ofBodies.Text(f.Revisions[0]) != "50%" {
		t.Errorf("of partners, the figure before is %s, want 50%%", ofBodies.Text(f.Revisions[0]))
	}
	for was, want := range map[string]string{"10": "c", "18": "18"} {
		now, before := people("12"), people(was)
		now.ID, now.Supersedes, before.ID = 2, 1, 1
		f := plan.Folder{Series: plan.Series{Measure: headcount, Values: []plan.Value{now}}}.WithRevisions(plan.DefaultDisclosure, []plan.Value{before})
		if got := headcount.Text(f.Revisions[0]); got != want {
			t.Errorf("12 children, earlier %s: told as %s, want %s", was, got, want)
		}
	}
	other := plan.Folder{Series: plan.Series{Measure: headcount, Values: []plan.Value{inYear(2023, "12", 0)}}}
	if f := other.WithRevisions(plan.DefaultDisclosure, []plan.Value{inYear(2022, "10", 0)}); headcount.Text(f.Revisions[0]) != "10" {
		t.Error("a figure is withheld for one of another year")
	}
}
