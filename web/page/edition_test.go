package page_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/web/page"
)

func TestEditionShowsEachPriorityAsACount(t *testing.T) {
	t.Parallel()
	p := position()
	doc := render(t, frame(member), page.Edition{Position: p})
	sections := all(t, doc, ".pb-priority")
	if len(sections) != len(p.Priorities) {
		t.Fatalf("%d priorities, want %d", len(sections), len(p.Priorities))
	}
	for i, pr := range p.Priorities {
		c := plan.CountOf(p.ActionsUnder(pr.Code))
		if got := strings.Join(texts(t, sections[i], ".pb-legend li"), ", "); got != c.String() {
			t.Errorf("the legend of %s says %q, want %q", pr.Code, got, c)
		}
		for _, chip := range texts(t, sections[i], ".pb-rag") {
			t.Errorf("%s has one colour, %q", pr.Code, chip)
		}
	}
	if got := text(sections[2]); !strings.Contains(got, "No actions yet.") {
		t.Errorf("a priority without actions says %q", got)
	}
}

func TestEditionShowsTheKeyMeasure(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(member), page.Edition{Position: position()})
	got := text(one(t, doc, ".pb-priority__measure"))
	for _, want := range []string{"M01 In school every day", "70%", "From 78% to 70%. Target 80%.", "Worsening was 76% in 2022"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing from %q", want, got)
		}
	}
}

func TestEditionWays(t *testing.T) {
	t.Parallel()
	doc := render(t, frame(member), page.Edition{Position: position()})
	if diff := cmp.Diff([]string{"All actions", "Measures scorecard", "Edition 2020 to 2022, closed", "Compare 2020 to 2022 with 2022 to 2024"},
		texts(t, doc, "main .pb-ways a")); diff != "" {
		t.Error(diff)
	}
	if got := attr(all(t, doc, "main .pb-ways a")[3], "href"); got != "/plans/children-in-care/compare?from=2020-2022&to=2022-2024" {
		t.Errorf("the comparison is at %q", got)
	}
	if got := text(one(t, doc, ".pb-invented")); got != "Illustrative: Actions and dates are invented." {
		t.Errorf("what is invented: %q", got)
	}
}

func TestApprovalTrailSaysItsGaps(t *testing.T) {
	t.Parallel()
	p := position()
	p.Trail = []plan.Approval{
		{Body: "Cabinet", Item: "9.1", Text: `Endorse the plan "2020-2022"`, Note: "Printed so in the report", Source: "S1"},
		{On: plan.NewDate(2022, 7, 25), Confirmed: true},
	}
	doc := render(t, frame(member), page.Edition{Position: p})
	if got := texts(t, doc, "tbody tr"); len(got) != 2 ||
		got[0] != `Date not known Body Cabinet, 9.1 Resolved Endorse the plan "2020-2022". Printed so in the report. Unconfirmed: the record behind it was not seen. Source S1` {
		t.Errorf("the trail says %q", got)
	}
	checkTables(t, doc)
	empty := render(t, frame(member), page.Edition{Position: position()})
	if got := sectionText(t, empty, "Approval trail"); got != "No decision is recorded for this edition yet. Each will stand here with its date, body and source." {
		t.Errorf("without a trail: %q", got)
	}
}

func TestEmptyEditionSaysWhatComesNext(t *testing.T) {
	t.Parallel()
	p := position()
	p.Actions, p.Priorities, p.Measures = nil, nil, nil
	got := text(one(t, render(t, frame(member), page.Edition{Position: p}), "main"))
	for _, want := range []string{"No delivery actions are recorded for this edition.", "They will stand here once it has been drafted."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestPriority(t *testing.T) {
	t.Parallel()
	p := position()
	cases := []struct {
		name     string
		priority plan.Priority
		lede     string
		rail     string
	}{
		{"actions and measures are not counted apart", p.Priorities[0],
			"Of 8 actions, two are red, one is not reported, one is amber, one is awaiting sign-off, one is complete, one is not started and one is withdrawn. Its one rated measure is red.",
			"Led by Virtual School Headteacher. Serves Connected. It carries on no priority of an edition before."},
		{"what it carries on is not said", p.Priorities[1],
			"Its one action is green. No success measures are tied to it yet.",
			"Led by Virtual School Headteacher. It carries on: D1 of 2020 to 2022 D2 of 2020 to 2022"},
		{"an empty one does not say so", p.Priorities[2],
			"No delivery actions serve this priority yet. No success measures are tied to it yet.",
			"Led by Fostering Service Manager. It carries on no priority of an edition before."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc := render(t, frame(member), page.Priority{Position: p, Priority: c.priority})
			if got := text(one(t, doc, ".pb-lede")); got != c.lede {
				t.Errorf("the sentence is %q", got)
			}
			if got := sectionText(t, doc, "About this priority"); got != c.rail {
				t.Errorf("about it: %q", got)
			}
			rows := len(p.ActionsUnder(c.priority.Code)) + len(p.MeasuresUnder(c.priority.Code))
			if n := len(all(t, doc, "main tbody tr")); n != rows {
				t.Errorf("%d rows, want %d", n, rows)
			}
		})
	}
}

func TestAPrioritysWorstActionsComeFirst(t *testing.T) {
	t.Parallel()
	p := position()
	slices.Reverse(p.Actions)
	doc := render(t, frame(member), page.Priority{Position: p, Priority: p.Priorities[0]})
	var refs []string
	for _, row := range texts(t, all(t, doc, "table")[0], "tbody th") {
		refs = append(refs, strings.Fields(row)[0])
	}
	if diff := cmp.Diff([]string{"A01", "A02", "A03", "A04", "A06", "A07", "A08", "A09"}, refs); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestFiguresThatAreNotNumbers(t *testing.T) {
	t.Parallel()
	p := position()
	doc := render(t, frame(member), page.Priority{Position: p, Priority: p.Priorities[0]})
	rows := map[string]string{}
	for _, tr := range all(t, doc, "tbody tr") {
		rows[strings.Fields(text(tr))[0]] = text(tr)
	}
	for code, want := range map[string]string{
		"M02": "M02 In trouble with the law Latest c confidential, suppressed 2023 Target at most 80% Performance rating Not rated Direction of travel No value Over time No figure to draw",
		"M03": "Performance rating Not rated – context Direction of travel Up was 10% in 2022",
		"L01": "Latest x not available No figure yet",
	} {
		if !strings.Contains(rows[code], want) {
			t.Errorf("%s: %q", code, rows[code])
		}
	}
	if got := texts(t, doc, "tbody .pb-suppressed [aria-hidden=true]"); cmp.Diff([]string{"c", "x"}, got) != "" {
		t.Errorf("the letters read out are not hidden: %q", got)
	}
}

func comparison() plan.Comparison {
	old := position()
	old.Edition = earlier()
	b := func(ref string, closure plan.Closure, signed bool) plan.Action {
		return action(ref, "Promise "+ref, func(a *plan.Action) {
			a.Edition, a.Closure = old.Edition.Key, closure
			if signed {
				a.Standing.Delivered, a.Standing.Evidence, a.Standing.SignedOff = today, "Minute", today
				a.Standing.SignedBy = 3
			}
		})
	}
	old.Actions = plan.Track([]plan.Action{
		b("B01", plan.Closure{}, true),
		b("B02", plan.Closure{Kind: "carried forward", Successors: []plan.Successor{{Edition: key, Ref: "A01"}, {Edition: key, Ref: "A05"}}}, false),
		b("B03", plan.Closure{Kind: "withdrawn", On: plan.NewDate(2021, 3, 1), Body: "Board", Reason: "No partner joined"}, false),
	}, rounds(), today)
	return plan.Compare(old, position())
}

func TestNoCommitmentEndsWithoutAnOutcome(t *testing.T) {
	t.Parallel()
	c := comparison()
	doc := render(t, frame(member), page.Compare{Comparison: c})
	if got := text(one(t, doc, ".pb-lede")); got != c.Headline() {
		t.Errorf("the sentence is %q", got)
	}
	if n := len(all(t, doc, "tbody tr:not(.pb-group)")); n != len(c.Lines) {
		t.Errorf("%d rows for %d commitments", n, len(c.Lines))
	}
	if got := strings.Count(text(one(t, doc, "main")), "Actions and dates are invented."); got != 1 {
		t.Errorf("what is invented is said %d times", got)
	}
	if got := text(one(t, doc, "caption")); got != "10 commitments and what became of each" {
		t.Errorf("the caption says %q", got)
	}
	got := texts(t, doc, "tbody tr")
	for i, want := range []string{
		"Carried forward, 1 commitment: lives on in the later edition",
		"B02 Promise B02 Illustrative Carried forward Outcome Carried forward. After A01 Recruit foster carers Illustrative Red A05 Termly audit Illustrative Green",
		"Completed, 1 commitment: delivered and signed off",
		"B01 Promise B01 Illustrative Complete Outcome Completed After None: it ended here",
		"Withdrawn, 1 commitment: ended by a decision of the Board",
		"B03 Promise B03 Illustrative Withdrawn Outcome Withdrawn. No partner joined. Decided on 1 March 2021 by the Board. After None: it ended here",
		"New, 7 commitments: first promised in the later edition",
		"Before Not in this edition Outcome New After A02",
	} {
		if !strings.HasPrefix(got[i], want) {
			t.Errorf("row %d: %q", i, got[i])
		}
	}
}

func TestComparingNothing(t *testing.T) {
	t.Parallel()
	p := position()
	p.Actions = nil
	doc := render(t, frame(member), page.Compare{Comparison: plan.Compare(p, p)})
	if got := text(one(t, doc, "main")); !strings.Contains(got, "Once actions are recorded for both editions") {
		t.Errorf("%q", got)
	}
}
