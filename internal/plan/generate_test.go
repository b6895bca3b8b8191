package plan_test

import (
	"fmt"
	"math/rand/v2"

	"planboard/internal/plan"
)

// meant is what the generator made an action to be, known without any rule of
// the package: it chose the dates that make it so.
type meant struct {
	status   plan.Status
	proposed bool // the lead and the rules differ
	late     int  // days
}

// made is a position out of the generator with what its maker knows of it.
type made struct {
	plan.Position
	name    string
	actions []meant // in the order of the actions
	figures []drawn // in the order of the measures
}

// A shape is a kind of position; what it leaves open is drawn at random.
type shape struct {
	name     string
	actions  int           // -1: drawn, up to 40
	statuses []plan.Status // that occur; nil: all
	measures int           // -1: drawn, up to 20
	kinds    []string      // of measures that occur; nil: all
	runs     int           // days the edition still runs; -1: drawn
	state    plan.EditionState
}

var well = []plan.Status{plan.Green, plan.Complete}

var shapes = []shape{
	{"a mixture", -1, nil, -1, nil, -1, plan.InForce},
	{"empty", 0, nil, 0, nil, -1, plan.InForce},
	{"one action and one measure", 1, nil, 1, nil, -1, plan.InForce},
	{"two of each", 2, nil, 2, nil, -1, plan.InForce},
	{"two red", 2, []plan.Status{plan.Red}, 2, []string{"red"}, -1, plan.InForce},
	{"all red", 7, []plan.Status{plan.Red}, 7, []string{"red"}, -1, plan.InForce},
	{"all well", 12, well, 12, []string{"green"}, -1, plan.InForce},
	{"nothing said", 5, []plan.Status{plan.NotReported}, 5, []string{"context", "withheld", "missing", "none", "no target"}, -1, plan.InForce},
	{"a first Board, nothing begun", 9, []plan.Status{plan.NotStarted}, 3, []string{"none"}, 731, plan.Approved},
	{"before its first day", 6, []plan.Status{plan.NotStarted}, 3, nil, 800, plan.Approved},
	{"its last day", -1, nil, -1, nil, 0, plan.InForce},
	{"one day left", -1, nil, -1, nil, 1, plan.InForce},
	{"three weeks left", -1, nil, -1, nil, 21, plan.InForce},
	{"over but not closed", -1, nil, -1, nil, -40, plan.UnderReview},
	{"closed", -1, nil, -1, nil, -400, plan.Closed},
	{"closed, one action", 1, []plan.Status{plan.Complete}, 0, nil, -400, plan.Closed},
	{"closed, all complete", 10, []plan.Status{plan.Complete}, 4, nil, -400, plan.Superseded},
	{"over a thousand actions", 1300, nil, 1100, nil, -1, plan.InForce},
}

// mostly is how many rounds of the shapes are generated.
const mostly = 8

// generated are positions of every shape, the same ones at each call.
func generated() []made {
	var all []made
	for i := range mostly * len(shapes) {
		r := rand.New(rand.NewPCG(2024, uint64(i)))
		all = append(all, shapes[i%len(shapes)].make(r, i))
	}
	return all
}

// days on which positions are taken, in and between rounds.
var positionDays = []plan.Date{demoDay, day("2023-12-01"), day("2024-02-16"), day("2024-05-20")}

func (s shape) make(r *rand.Rand, i int) made {
	today := positionDays[r.IntN(len(positionDays))]
	runs := drawnOr(r, s.runs, 731)
	ends := today.AddDays(runs)
	m := made{name: fmt.Sprintf("%d, %s", i, s.name), Position: plan.Position{
		Today: today, Rounds: rounds,
		Edition:    plan.Edition{Starts: ends.AddDays(-730), Ends: ends, State: s.state},
		Priorities: []plan.Priority{{Code: "P1"}, {Code: "P2"}, {Code: "P3"}},
	}}
	var raw []plan.Action
	for n := range drawnOr(r, s.actions, 40) {
		a, what := madeAction(r, today, oneOf(r, or(s.statuses, plan.Statuses)))
		a.Ref, a.Priority = fmt.Sprintf("A%02d", n+1), oneOf(r, []string{"P1", "P1", "P2"})
		raw, m.actions = append(raw, a), append(m.actions, what)
	}
	m.Actions = plan.Track(raw, rounds, today)
	for n := range drawnOr(r, s.measures, 20) {
		series, what := madeSeries(r, oneOf(r, or(s.kinds, kindsOfMeasure)))
		series.Code, series.Priority = fmt.Sprintf("M%02d", n+1), oneOf(r, []string{"P1", "P2", "P2"})
		m.Measures, m.figures = append(m.Measures, series), append(m.figures, what)
	}
	return m
}

func oneOf[T any](r *rand.Rand, some []T) T { return some[r.IntN(len(some))] }

func or[T any](some, all []T) []T {
	if some == nil {
		return all
	}
	return some
}

// drawnOr is the number, or one drawn below the limit for -1.
func drawnOr(r *rand.Rand, n, limit int) int {
	if n == -1 {
		return r.IntN(limit)
	}
	return n
}

// madeAction is an action that stands as meant on the day, for one of the
// reasons for which it can.
func madeAction(r *rand.Rand, today plan.Date, s plan.Status) (plan.Action, meant) {
	due := today.AddDays(120)
	a := plan.Action{Starts: today.AddDays(-700), Due: due, FirstDue: due, Standing: plan.Standing{
		LastUpdate: today.AddDays(-9).Start(), Earlier: today.AddDays(-110).Start(), Narrative: "Going on.", Proposed: plan.Green,
	}}
	m := meant{status: s}
	oneOf(r, recipes[s])(&a, &m, today)
	return a, m
}

// recipe makes an action on track to be something else.
type recipe func(*plan.Action, *meant, plan.Date)

func makeLate(n int) recipe {
	return func(a *plan.Action, m *meant, today plan.Date) { a.Due, m.late = today.AddDays(-n), n }
}

func makeFlagged(a *plan.Action, _ *meant, _ plan.Date) { a.Standing.Issue = true }

func makeSlip(n int) recipe {
	return func(a *plan.Action, _ *meant, _ plan.Date) { a.Standing.Forecast = a.Due.AddDays(n) }
}

func makePlanned(a *plan.Action, _ *meant, today plan.Date) {
	a.Standing.Recovery = plan.Recovery{Text: "More staff", Lead: "Head of service", By: today.AddDays(30)}
}

func makeProposed(s plan.Status) recipe {
	return func(a *plan.Action, m *meant, _ plan.Date) {
		a.Standing.Proposed, a.Standing.Reason, m.proposed = s, "A partner says so.", true
	}
}

func makeDelivered(signer plan.AccountID) recipe {
	return func(a *plan.Action, _ *meant, today plan.Date) {
		a.Standing.Delivered, a.Standing.Evidence, a.Standing.ReportedBy = today.AddDays(-5), "Minute 4", 1
		if signer != 0 {
			a.Standing.SignedBy, a.Standing.SignedOff = signer, today.AddDays(-2)
		}
	}
}

func makeSilent(a *plan.Action, _ *meant, today plan.Date) {
	a.Standing.LastUpdate, a.Standing.Earlier = today.AddDays(-420).Start(), today.AddDays(-520).Start()
}

func makeMute(a *plan.Action, _ *meant, _ plan.Date) { a.Standing = plan.Standing{} }

func makeEnded(kind string) recipe {
	return func(a *plan.Action, _ *meant, today plan.Date) {
		a.Closure = plan.Closure{Kind: kind, On: today.AddDays(-60)}
	}
}

func makeWaiting(a *plan.Action, _ *meant, today plan.Date) { a.Starts = today.AddDays(14) }

func makeBoth(all ...recipe) recipe {
	return func(a *plan.Action, m *meant, today plan.Date) {
		for _, change := range all {
			change(a, m, today)
		}
	}
}

var recipes = map[plan.Status][]recipe{
	plan.Red: {makeLate(1), makeLate(31), makeBoth(makeLate(1200), makePlanned), makeSlip(93), makeFlagged,
		makeBoth(makeLate(40), makeProposed(plan.Amber)), makeProposed(plan.Red)},
	plan.NotReported: {makeSilent, makeMute},
	plan.Amber:       {makeSlip(1), makeSlip(92), makeBoth(makeLate(1), makePlanned), makeBoth(makeLate(30), makePlanned), makeBoth(makeFlagged, makePlanned), makeProposed(plan.Amber)},
	plan.Green:       {makeBoth(), makePlanned},
	plan.Awaiting:    {makeDelivered(0), makeDelivered(1)},
	plan.Complete:    {makeDelivered(2)},
	plan.NotStarted:  {makeWaiting},
	plan.CarriedOver: {makeEnded("carried forward")},
	plan.Withdrawn:   {makeEnded("withdrawn"), makeEnded("superseded")},
}
