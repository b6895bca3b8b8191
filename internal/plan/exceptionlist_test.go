package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// watched is an action of the status, led by R06.
func watched(ref string, s plan.Status, change func(*plan.Tracked)) plan.Tracked {
	a := plan.Tracked{
		Action: plan.Action{Ref: ref, Edition: position().Edition.Key, Lead: plan.Post{Code: "R06", Title: "Fostering Manager"}, Due: day("2024-03-31"),
			Standing: plan.Standing{LastUpdate: instant("2024-01-10T10:00:00Z"), Narrative: "Said."}},
		Status: plan.Assessment{Status: s, Computed: s},
	}
	if change != nil {
		change(&a)
	}
	return a
}

func recovering(a *plan.Tracked) {
	a.Status.Recovery = true
	a.Standing.Recovery = plan.Recovery{Text: "Hire.", Lead: "College Lead", By: day("2024-04-30")}
}

func watch(actions ...plan.Tracked) plan.Watch {
	last := plan.Position{Today: day("2023-11-15")}
	for _, a := range actions {
		last.Actions = append(last.Actions, watched(a.Ref, plan.Red, nil))
	}
	p := position()
	p.Actions, p.Measures = actions, nil
	return plan.Watch{Position: p, Last: last, Next: plan.Meeting{On: day("2024-02-14")}}
}

func TestAnExceptionCarriesWhatItMustOrSaysWhatItLacks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		a    plan.Tracked
		back string
		lead string
		want []string
	}{
		{"a plan in force lacks nothing", watched("A1", plan.Red, recovering), "2024-04-30", "College Lead", nil},
		{"a red without a plan", watched("A1", plan.Red, nil), "", "Fostering Manager", []string{"No recovery plan", "No date back on track"}},
		{"a forecast to come is a date", watched("A1", plan.Red, func(a *plan.Tracked) { a.Standing.Forecast = day("2025-03-31") }), "2025-03-31", "Fostering Manager", []string{"No recovery plan"}},
		{"a forecast that has passed is none", watched("A1", plan.Red, func(a *plan.Tracked) { a.Standing.Forecast = day("2024-01-30") }), "", "Fostering Manager", []string{"No recovery plan", "No date back on track"}},
		{"a plan whose date has passed", watched("A1", plan.Red, func(a *plan.Tracked) {
			recovering(a)
			a.Status.Recovery = false
			a.Standing.Recovery.By = day("2024-01-15")
		}), "", "Fostering Manager",
			[]string{"No recovery plan in force: the date of the last one, 15 January 2024, has passed", "No date back on track"}},
		{"never reported", watched("A1", plan.NotReported, func(a *plan.Tracked) { a.Standing = plan.Standing{} }), "", "Fostering Manager", []string{"No cause: nothing was ever reported", "No recovery plan", "No date back on track"}},
		{"silent", watched("A1", plan.NotReported, recovering), "2024-04-30", "College Lead", []string{"No update in the last two closed rounds"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			all := watch(c.a).Exceptions()
			if len(all) != 1 {
				t.Fatalf("%d exceptions", len(all))
			}
			var lacks []string
			for _, l := range all[0].Lacks {
				lacks = append(lacks, l.What)
				if l.Who != "Fostering Manager" {
					t.Errorf("%s is asked of %s", l.What, l.Who)
				}
			}
			if diff := cmp.Diff(c.want, lacks); diff != "" || all[0].Back.String() != c.back || all[0].Lead != c.lead {
				t.Errorf("back on track %q, led by %q (-want +got):\n%s", all[0].Back, all[0].Lead, diff)
			}
		})
	}
}

func TestWhatTheBoardMustAnswerComesFirst(t *testing.T) {
	t.Parallel()
	w := watch(watched("A1", plan.Red, recovering), watched("A2", plan.NotReported, nil), watched("A3", plan.Red, nil),
		watched("A4", plan.Amber, recovering), watched("A5", plan.Green, func(a *plan.Tracked) { a.Status.Proposed = plan.Green }), watched("A6", plan.Green, nil))
	w.Last.Actions[3].Status.Status = plan.Amber
	order := func(w plan.Watch) (refs []string) {
		for _, e := range w.Exceptions() {
			ref := e.Action.Ref
			if e.Unanswered != nil {
				ref += "!"
			}
			refs = append(refs, ref)
		}
		return refs
	}
	if diff := cmp.Diff([]string{"A3!", "A1", "A2", "A4", "A5"}, order(w)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, want := w.Headline(), "Five exceptions, two of which lack something that they must carry. One red action may not pass the next Board unanswered."; got != want {
		t.Errorf("headline %q", got)
	}
	w.Answers = []plan.RedAnswer{{Answered: plan.Answered{Action: "A3", Answer: plan.EscalatedRed, On: day("2023-11-15")}, To: "Cabinet"}}
	if diff := cmp.Diff([]string{"A1", "A3", "A2", "A4", "A5"}, order(w)); diff != "" {
		t.Errorf("answered (-want +got):\n%s", diff)
	}
	w.Last = plan.Position{}
	if len(w.Unanswered()) != 0 || w.HasLast() {
		t.Error("a red has passed two meetings where none was held")
	}
	if got := watch().Headline(); got != "Nothing is on the exception list." {
		t.Errorf("without any: %q", got)
	}
}

// askedOf is what is asked of the Board about the exception.
func askedOf(e plan.Exception) string {
	var all []string
	for _, a := range e.Asks() {
		all = append(all, string(a.Kind)+" "+a.Text)
	}
	return strings.Join(all, " | ")
}

func TestWhatIsAskedOfTheBoardIsSaid(t *testing.T) {
	t.Parallel()
	item := logged()
	item.Action, item.Edition = "A1", position().Edition.Key
	done := logged(closure("2024-01-10", "2023-11-15"))
	done.Action, done.Edition = "A1", item.Edition
	for want, a := range map[string]plan.Tracked{
		"answer Accept it with a reason, or escalate it, unless the Fostering Manager brings a recovery plan first": watched("A1", plan.Red, nil),
		"ask Ask the Fostering Manager why nothing was reported":                                                    watched("A1", plan.NotReported, nil),
	} {
		w := watch(a)
		w.Log = []plan.LogItem{item, done}
		e := w.Exceptions()[0]
		if got := askedOf(e); got != want+" | hear Hear BL2: what would keep them?" || len(w.Of(a).Asks()) != len(e.Asks()) {
			t.Errorf("asked %q, want %q and the open item", got, want)
		}
		w.Next.On = item.Due.AddDays(-1)
		if got := askedOf(w.Of(a)); got != want {
			t.Errorf("of a Board before the item is due, asked %q, want %q", got, want)
		}
		w.Log = nil
		if got := askedOf(w.Of(a)); got != want {
			t.Errorf("without the item, asked %q, want %q", got, want)
		}
	}
	once := watch(watched("A1", plan.Red, nil))
	once.Last.Actions[0].Status.Status = plan.Green
	if got, want := askedOf(once.Exceptions()[0]), "ask Ask the Fostering Manager for a recovery plan: no Red may pass two meetings without one"; got != want {
		t.Errorf("red for the first time: %q", got)
	}
	for want, a := range map[string]plan.Tracked{
		"Nothing: to be noted.": watched("A1", plan.Red, recovering),
		"Nothing: the better status proposed waits for a director.": watched("A1", plan.Green, func(a *plan.Tracked) { a.Status.Proposed = plan.Green }),
	} {
		if e := watch(a).Exceptions()[0]; e.Nothing() != want || len(e.Asks()) != 0 {
			t.Errorf("%q, and asked %q, want %q", e.Nothing(), askedOf(e), want)
		}
	}
}

func TestAMeasureOnTheListNamesWhatShouldMoveIt(t *testing.T) {
	t.Parallel()
	value := plan.Value{Period: plan.YearTo(2023), Number: decimal.NewNullDecimal(decimal.NewFromInt(60))}
	red := plan.Series{Values: []plan.Value{value}, Measure: plan.Measure{Code: "M24", Priority: "P2", Polarity: plan.Higher, Owner: plan.Post{Title: "Data Lead"},
		Target: plan.Target{At: decimal.NewNullDecimal(decimal.NewFromInt(70))}, Actions: []string{"A1", "A6"}}}
	w := watch(watched("A1", plan.Green, nil), watched("A6", plan.Complete, nil))
	w.Position.Priorities = []plan.Priority{{Code: "P2", Lead: plan.Post{Title: "Head of Care"}}}
	w.Position.Measures = []plan.Series{red}
	e := w.Exceptions()[0]
	if e.Measure.Code != "M24" || len(e.Movers) != 1 || e.Movers[0].Ref != "A1" || e.Back != day("2024-03-31") {
		t.Errorf("%+v", e)
	}
	if diff := cmp.Diff([]plan.Lack{{What: "No cause recorded beside the figure", Who: "Data Lead"}}, e.Lacks); diff != "" {
		t.Error(diff)
	}
	red.Values[0].Note, red.Actions = "A late return.", []string{"A6"}
	w.Position.Measures = []plan.Series{red}
	e = w.Exceptions()[0]
	if diff := cmp.Diff([]plan.Lack{{What: "No action under way that should move it, and so no date", Who: "Head of Care"}}, e.Lacks); diff != "" || askedOf(e) != "ask Ask the Head of Care for what is missing" {
		t.Error(askedOf(e), diff)
	}
}
