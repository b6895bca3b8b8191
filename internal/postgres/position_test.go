package postgres_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
)

// states are those of the demonstration's clock, by status.
var states = map[plan.Status]string{
	plan.Red: "A07 A09 A13 A16", plan.NotReported: "A26", plan.Amber: "A03 A14 A20",
	plan.Green: "A06 A10 A11 A19 A24", plan.Awaiting: "A04", plan.NotStarted: "A25", plan.Withdrawn: "A22",
	plan.Complete: "A01 A02 A05 A08 A12 A15 A17 A18 A21 A23",
}

func TestThePositionHasTheStatesOfTheFacts(t *testing.T) {
	t.Parallel()
	p := demonstration(t).position(plan.View{At: endOf(clock)})
	got := map[plan.Status]string{}
	for _, a := range p.Actions {
		got[a.Status.Status] = strings.TrimSpace(got[a.Status.Status] + " " + a.Ref)
	}
	if diff := cmp.Diff(states, got); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
	if total := p.Count().Total(); total != 26 {
		t.Errorf("%d actions, want 26", total)
	}
}

func TestThePositionMovesWithItsDay(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for _, ref := range []string{"A09", "A16"} {
		for day, want := range map[plan.Date]plan.Status{clock.AddDays(-1): plan.Amber, clock: plan.Red} {
			p := r.position(plan.View{At: endOf(day), Ref: ref})
			if got := p.Actions[0].Status.Status; got != want {
				t.Errorf("%s on %v is %s, want %s", ref, day, got, want)
			}
		}
	}
}

func TestThePositionComesWithWhatStandsAroundIt(t *testing.T) {
	t.Parallel()
	p := demonstration(t).position(plan.View{At: endOf(clock), Measures: plan.KeyMeasures})
	var editions, companions, priorities []string
	for _, e := range p.Editions {
		editions = append(editions, e.Key.Edition)
	}
	for _, e := range p.Companions {
		companions = append(companions, e.Key.Plan+" "+e.Key.Edition)
	}
	for _, pr := range p.Priorities {
		priorities = append(priorities, pr.Code+" "+string(pr.Lead.Code)+" "+strings.Join(pr.From, " "))
		if _, ok := p.KeyMeasure(pr.Code); !ok {
			t.Errorf("%s has no key measure", pr.Code)
		}
	}
	for what, pair := range map[string][2][]string{
		"editions, the newest first":    {editions, {"2022-2024", "2020-2022"}},
		"companions of the same years":  {companions, {"sufficiency 2022-2024"}},
		"priorities, leads and lineage": {priorities, {"P1 R02 ", "P2 R04 D1 D2", "P3 R09 D1", "P4 R12 D4", "P5 R07 D3", "P6 R05 D4"}},
	} {
		if diff := cmp.Diff(pair[1], pair[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	if len(p.Measures) != len(p.Priorities) {
		t.Errorf("%d measures beside %d priorities, want one each", len(p.Measures), len(p.Priorities))
	}
}

func TestFiguresAreOutOnlyFromTheDayOfTheirRelease(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	own := func(s plan.Series) []plan.Value { return s.Values }
	england := func(s plan.Series) []plan.Value { return s.England }
	tests := []struct {
		name string
		code string
		of   func(plan.Series) []plan.Value
		on   plan.Date
		want string // period and number of the latest
	}{
		{"M24 of 2023 is unknown on the eve of its release", "M24", own, plan.NewDate(2023, 11, 15), "2022 75%"},
		{"M24 of 2023 is out on the day of its release", "M24", own, plan.NewDate(2023, 11, 16), "2023 72%"},
		{"M19 of 2023 is unknown on the eve of its release", "M19", own, plan.NewDate(2024, 4, 17), "2022 13.3%"},
		{"M19 of 2023 is out on the day of its release", "M19", own, plan.NewDate(2024, 4, 18), "2023 14.5%"},
		{"England's M02 stands as first published", "M02", england, clock, "2023 83,840"},
		{"England's M02 of 2023 is revised by the release of 2024", "M02", england, plan.NewDate(2024, 11, 14), "2023 83,760"},
		{"England's M02 of 2023 is revised again by the release of 2025", "M02", england, plan.NewDate(2025, 12, 1), "2023 83,750"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := r.series(tt.code, tt.on)
			got := ""
			for _, v := range tt.of(s) {
				if v.Period.End.Year <= 2023 {
					got = v.Period.Label() + " " + s.Text(v)
				}
			}
			if got != tt.want {
				t.Errorf("latest up to 2023 is %s, want %s", got, tt.want)
			}
		})
	}
}

func TestASmallNumberNeverLeavesTheRecord(t *testing.T) {
	t.Parallel()
	s := demonstration(t).series("L03", clock) // 19 of 22 at the last quarter
	v, ok := s.Latest()
	if !ok || v.Symbol != plan.Confidential || v.Numerator != nil || v.Number.Valid {
		t.Errorf("latest L03 is %+v, want it withheld", v)
	}
}

func TestAnUnknownEditionIsNotFound(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for _, k := range []plan.EditionKey{{}, {Plan: current.Plan, Edition: "1999-2001"}, {Plan: "unknown", Edition: current.Edition}} {
		p, err := r.Position(context.Background(), board, k, plan.View{At: endOf(clock)})
		if !errors.Is(err, plan.ErrNotFound) {
			t.Errorf("%v: error %v, want ErrNotFound", k, err)
		}
		if diff := cmp.Diff(plan.Position{}, p); diff != "" {
			t.Errorf("%v: something comes along (-want +got):\n%s", k, diff)
		}
	}
}

// lengthen gives an action a history of 300 more updates and as many states.
const lengthen = `
	insert into progress_updates (action_id, account_id, by_title, submitted_at, narrative, proposed, computed)
	select a.id, 1, 'Lead', timestamptz '2022-05-01' + n * interval '1 day', 'Said again.', 'green', 'green'
	  from actions a, generate_series(1, 300) n where a.ref = 'A07';
	insert into action_states
	select (jsonb_populate_record(s, jsonb_build_object('version', s.version + n))).*
	  from action_states s join actions a on a.id = s.action_id, generate_series(1, 300) n
	 where s.version = (select max(version) from action_states where action_id = a.id) and a.ref = 'A07'
	 order by a.id, n`

func TestThePlanPageCostsTheSameHoweverLongTheHistory(t *testing.T) {
	t.Parallel()
	url := postgrestest.DemoURL(t)
	r := recordAt(t, url)
	cost := func() [3]int64 {
		w := &witness{}
		db := postgrestest.Open(t, url, postgres.Options{Tracer: w})
		if _, err := db.Position(context.Background(), board, current, plan.View{At: endOf(clock), Measures: plan.KeyMeasures}); err != nil {
			t.Fatal(err)
		}
		return [3]int64{w.batches.Load(), w.statements.Load(), w.queries.Load()}
	}
	short := cost()
	if short[0] != 1 || short[1] > 6 || short[2] != 0 {
		t.Errorf("%d batches of %d statements and %d single ones, want one batch of at most 6 alone", short[0], short[1], short[2])
	}
	r.do(lengthen)
	if long := cost(); long != short {
		t.Errorf("cost %v with 300 updates more, %v before", long, short)
	}
}

func TestAPositionDoesNotReadHistory(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	w := &witness{}
	db := postgrestest.Open(t, r.url, postgres.Options{Tracer: w})
	_, _, err := db.Front(context.Background(), board, current, plan.View{At: endOf(clock), Measures: plan.AllMeasures})
	if err != nil {
		t.Fatal(err)
	}
	seen := ""
	for _, q := range w.sql {
		rows, err := r.raw.Query(context.Background(), "explain "+q.SQL, q.Arguments...)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatalf("explain %s: %v", q.SQL, err)
		}
		seen += strings.Join(lines, "\n")
	}
	if !strings.Contains(seen, "action_states") {
		t.Errorf("the plans do not read states at all:\n%s", seen)
	}
	for _, history := range []string{"progress_updates", "action_events", "on history"} {
		if strings.Contains(seen, history) {
			t.Errorf("a page of the position reads %s:\n%s", history, seen)
		}
	}
}
