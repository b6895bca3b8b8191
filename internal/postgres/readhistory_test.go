package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
)

// read returns history as the reader sees it.
func (r record) history(s plan.Scope, f plan.HistoryFilter, before int64, limit int) plan.History {
	r.t.Helper()
	h, err := r.History(context.Background(), s, f, before, limit)
	if err != nil {
		r.t.Fatal(err)
	}
	return h
}

// all reads history to its end, page by page.
func (r record) allHistory(s plan.Scope, f plan.HistoryFilter, page int) []plan.HistoryEntry {
	r.t.Helper()
	var all []plan.HistoryEntry
	for before := int64(0); ; {
		h := r.history(s, f, before, page)
		if all = append(all, h.Entries...); h.Older == 0 {
			return all
		}
		before = h.Older
	}
}

// fosterer leads A07, and keeper answers for figures.
var (
	fosterer = plan.Scope{Account: 6, Reads: true, Drafts: true, Role: plan.Officer, Post: "R06", Leads: "R06"}
	keeper   = plan.Scope{Account: 13, Reads: true, Role: plan.DataSteward, Post: "R13"}
)

func TestHistoryIsReadInSentences(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	u := update(a)
	u.Proposed, u.Forecast, u.Reason = plan.Amber, plan.NewDate(2024, 6, 30), "Because."
	u.Recovery = plan.Recovery{Text: "A plan", Lead: "Head", By: clock.AddDays(20)}
	if err := r.add(a, u, ""); err != nil {
		t.Fatal(err)
	}
	a = r.positionOf("A07", demo.Start().Add(2*time.Hour))
	e := plan.Event{At: demo.Start().Add(2 * time.Hour), ByTitle: "Democratic Services Officer", Kind: plan.LeadChanged,
		Lead: plan.Post{Code: "R05"}, WasLead: a.Lead, Reason: "Typed here.", Approver: "Corporate Parenting Board", Effective: clock}
	if err := r.Record(context.Background(), clerk, a.Action, e, plan.Submission{Version: a.Version}); err != nil {
		t.Fatal(err)
	}
	h := r.history(clerk, plan.HistoryFilter{Ref: "a07"}, 0, 2)
	var got []string
	for _, e := range h.Entries {
		got = append(got, e.Sentence())
	}
	want := []string{
		"The Democratic Services Officer changed the lead on A07: lead from Fostering and Permanence Service Manager to Care Leaving Service Manager, decided by Corporate Parenting Board, as recorded by the Democratic Services Officer; no decision of the Board is on record.",
		"The Fostering and Permanence Service Manager posted a progress update on A07: forecast from 31 March 2025 to 30 June 2024, proposed status from Red to Amber, date back on track 20 February 2024 (none before).",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
	if got := h.Entries[0]; len(got.Seal) != 64 || got.Thing != a.Thing() || strings.Contains(got.Sentence(), "Typed here") {
		t.Errorf("the entry is %+v", got)
	}
}

func TestHistoryIsNarrowed(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.freeze(frozenFor, demo.Start())
	everything := r.allHistory(clerk, plan.HistoryFilter{}, 1000)
	if n := one[int](r, `select count(*) from history`); len(everything) != n {
		t.Fatalf("%d entries read, there are %d", len(everything), n)
	}
	day := plan.NewDate(2023, 10, 29) // 25 hours long
	tests := []struct {
		name string
		f    plan.HistoryFilter
		fits func(plan.HistoryEntry) bool
	}{
		{"entries of others are listed", plan.HistoryFilter{By: "Virtual School Headteacher"}, func(e plan.HistoryEntry) bool { return e.ByTitle == "Virtual School Headteacher" }},
		{"things of another kind are listed", plan.HistoryFilter{Kind: plan.MeetingThing}, func(e plan.HistoryEntry) bool { return e.Thing.Kind == plan.MeetingThing }},
		{"another action is listed", plan.HistoryFilter{Kind: plan.ActionThing, Ref: "A07"}, func(e plan.HistoryEntry) bool { return e.Thing.Ref == "A07" }},
		{"another measure is listed", plan.HistoryFilter{Ref: "M24"}, func(e plan.HistoryEntry) bool { return e.Thing.Ref == "M24" }},
		{"a meeting is not found by its day", plan.HistoryFilter{Ref: "2024-02-14"}, func(e plan.HistoryEntry) bool { return e.Thing.Ref == "2024-02-14" }},
		{"earlier days are listed", plan.HistoryFilter{From: day}, func(e plan.HistoryEntry) bool { return !plan.DateAt(e.At).Before(day) }},
		{"later days are listed", plan.HistoryFilter{To: day}, func(e plan.HistoryEntry) bool { return !plan.DateAt(e.At).After(day) }},
		{"a choice undoes another", plan.HistoryFilter{By: "Care Leaving Service Manager", Kind: plan.ActionThing, From: plan.NewDate(2022, 4, 1), To: day},
			func(e plan.HistoryEntry) bool {
				on := plan.DateAt(e.At)
				return e.ByTitle == "Care Leaving Service Manager" && e.Thing.Kind == plan.ActionThing && !on.Before(plan.NewDate(2022, 4, 1)) && !on.After(day)
			}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := slices.DeleteFunc(slices.Clone(everything), func(e plan.HistoryEntry) bool { return !tt.fits(e) })
			if len(want) == 0 || len(want) == len(everything) {
				t.Fatalf("%d of %d entries fit: this shows nothing", len(want), len(everything))
			}
			if diff := cmp.Diff(numbers(want), numbers(r.allHistory(clerk, tt.f, 7))); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
	if h := r.history(clerk, plan.HistoryFilter{By: "Nobody"}, 0, 5); len(h.Entries) != 0 || h.Older != 0 {
		t.Errorf("of nobody there is %+v", h)
	}
}

func numbers(entries []plan.HistoryEntry) []int64 {
	var some []int64
	for _, e := range entries {
		some = append(some, e.ID)
	}
	return some
}

func TestHistoryIsReadNewestFirstAndWholePageByPage(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for _, s := range []plan.Scope{clerk, fosterer, keeper} {
		whole := r.allHistory(s, plan.HistoryFilter{}, 1000)
		newestFirst := func(a, b plan.HistoryEntry) int {
			if order := b.At.Compare(a.At); order != 0 {
				return order
			}
			return int(b.ID - a.ID)
		}
		if len(whole) < 10 || !slices.IsSortedFunc(whole, newestFirst) {
			t.Errorf("%s: %d entries, not in order", s.Role, len(whole))
		}
		if diff := cmp.Diff(numbers(whole), numbers(r.allHistory(s, plan.HistoryFilter{}, 3))); diff != "" {
			t.Errorf("%s: page by page (-whole +pages):\n%s", s.Role, diff)
		}
	}
}

func TestWhatThePortalSealedItselfIsReadByWhoAsksForIt(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	before := len(r.allHistory(clerk, plan.HistoryFilter{}, 100))
	r.do(`insert into history (at, by_title, thing, what) values (now(), 'Planboard', 'measure children-in-care/L01', 'sealed a figure as it stood')`)
	if after := len(r.allHistory(clerk, plan.HistoryFilter{}, 100)); after != before {
		t.Errorf("%d entries, before it %d", after, before)
	}
	if asked := r.allHistory(clerk, plan.HistoryFilter{By: "Planboard"}, 100); len(asked) != 1 {
		t.Errorf("%d by the portal itself", len(asked))
	}
}

func TestWhoReadsWhichHistory(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	all := one[int](r, `select count(*) from history`)
	for _, s := range []plan.Scope{clerk, {Account: 2, Reads: true, Drafts: true, Role: plan.Director, Post: "R02"}} {
		if n := len(r.allHistory(s, plan.HistoryFilter{}, 1000)); n != all {
			t.Errorf("the %s reads %d of %d entries", s.Role, n, all)
		}
	}
	led := one[[]string](r, `
	select array_agg('action ' || e.family_slug || '/' || e.slug || '/' || a.ref)
	  from actions a join editions e on e.id = a.edition_id
	 where (select lead_code from action_states where action_id = a.id order by version desc limit 1) = 'R06'`)
	theirs := r.allHistory(fosterer, plan.HistoryFilter{}, 1000)
	own, others := 0, 0
	for _, e := range theirs {
		if !slices.Contains(led, e.Thing.String()) && e.ByTitle != "Fostering and Permanence Service Manager" {
			t.Errorf("an officer reads %q", e.Sentence())
		}
		if e.ByTitle == "Fostering and Permanence Service Manager" {
			own++
		} else {
			others++
		}
	}
	want := one[int](r, `select count(*) from history where account_id = 6 or thing = any($1)`, led)
	if len(theirs) != want || own == 0 || others == 0 || want == all {
		t.Errorf("an officer reads %d entries, %d of their own and %d of others; want %d of %d", len(theirs), own, others, want, all)
	}
	r.do(`update editions set state = 'draft' where slug = '2022-2024'`)
	partner := fosterer
	partner.Account, partner.Role, partner.Drafts = 999, plan.PartnerOfficer, false
	for _, e := range r.allHistory(partner, plan.HistoryFilter{}, 1000) {
		if e.Thing.Edition == current {
			t.Fatalf("who may not see drafts reads %q of one", e.Sentence())
		}
	}
	unread := clerk
	unread.Reads = false
	if h := r.history(unread, plan.HistoryFilter{}, 0, 5); len(h.Entries)+len(h.People) != 0 {
		t.Errorf("who may not read the plan reads %+v", h)
	}
	for _, role := range []plan.Role{"", plan.BoardMember, plan.Administrator} {
		s := plan.Scope{Account: 1, Reads: true, Role: role}
		if h, err := r.History(context.Background(), s, plan.HistoryFilter{}, 0, 5); !errors.Is(err, plan.ErrForbidden) || len(h.Entries)+len(h.People) != 0 {
			t.Errorf("the role %q reads %d entries, %v", role, len(h.Entries), err)
		}
	}
}

func TestPeopleOfHistoryAreEachNamedOnce(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	want := one[[]string](r, `select array_agg(distinct by_title) from history`)
	got := r.history(clerk, plan.HistoryFilter{}, 0, 1).People
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
}

func TestAMeasureOfHistoryLeadsToTheEditionInForce(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	h := r.history(clerk, plan.HistoryFilter{Ref: "M24"}, 0, 1)
	if want := (plan.Thing{Kind: plan.MeasureThing, Edition: current, Ref: "M24"}); len(h.Entries) != 1 || h.Entries[0].Thing != want {
		t.Errorf("it leads to %+v", h.Entries)
	}
}

func TestAPageOfHistoryIsOneRoundTrip(t *testing.T) {
	t.Parallel()
	w := &witness{}
	r := demonstration(t)
	db := postgrestest.Open(t, r.url, postgres.Options{Tracer: w})
	for _, s := range []plan.Scope{clerk, fosterer} {
		before := w.batches.Load()
		if _, err := db.History(context.Background(), s, plan.HistoryFilter{Ref: "A07"}, 400, 50); err != nil {
			t.Fatal(err)
		}
		if n := w.batches.Load() - before; n != 1 {
			t.Errorf("%s: %d round trips", s.Role, n)
		}
	}
}

func TestAPageOfHistoryDoesNotReadAllOfIt(t *testing.T) {
	t.Parallel()
	w := &witness{}
	r := demonstration(t)
	db := postgrestest.Open(t, r.url, postgres.Options{Tracer: w})
	day := plan.NewDate(2023, 10, 29)
	for _, s := range []plan.Scope{clerk, fosterer} {
		for _, f := range []plan.HistoryFilter{{}, {By: "Director"}, {Kind: plan.MeetingThing}, {Ref: "A07"}, {From: day, To: day}} {
			if _, err := db.History(context.Background(), s, f, 300, 50); err != nil {
				t.Fatal(err)
			}
		}
	}
	r.do(`set enable_seqscan = off`) // then it is read whole only where no index serves
	for _, q := range w.sql {
		rows, err := r.raw.Query(context.Background(), "explain "+q.SQL, q.Arguments...)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if how := strings.Join(lines, "\n"); err != nil || strings.Contains(how, "Seq Scan on history") || !strings.Contains(how, "using history_by_") && !strings.Contains(how, "on history_by_") {
			t.Errorf("%v: history is read whole:\n%s", err, how)
		}
	}
}

func BenchmarkHistoryPage(b *testing.B) {
	for _, n := range scales {
		r := recordAt(b, postgrestest.ScaledURL(b, n))
		for name, read := range map[string]func() plan.History{
			"all":  func() plan.History { return r.history(clerk, plan.HistoryFilter{}, 0, 50) },
			"deep": func() plan.History { return r.history(clerk, plan.HistoryFilter{}, 300, 50) },
			"one action": func() plan.History {
				return r.history(clerk, plan.HistoryFilter{Kind: plan.ActionThing, Ref: "A07"}, 0, 50)
			},
			"by kind": func() plan.History { return r.history(clerk, plan.HistoryFilter{Kind: plan.AccountThing}, 0, 50) },
			"own":     func() plan.History { return r.history(fosterer, plan.HistoryFilter{}, 0, 50) },
		} {
			b.Run(name+"/scale="+fmt.Sprint(n), func(b *testing.B) {
				for b.Loop() {
					read()
				}
			})
		}
	}
}

func TestHistoryWaitsUntilAFigureIsOut(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	out := clock.AddDays(10)
	v := figure(90, 120)
	v.ReleasedOn = out
	m := r.series("L01", clock).Measure
	if err := r.enter(m, v, ""); err != nil {
		t.Fatal(err)
	}
	r.do(`
	with v as (select max(id) as id from measure_values),
	     r as (insert into value_reviews (value_id, verdict, by_title, recorded_at) select id, 'accepted', 'Director', $1 from v returning 'value_reviews ' || value_id as row),
	     o as (insert into rating_overrides (value_id, edition_id, rating, computed, reason, by_title, recorded_at)
	           select id, 2, 'green', 'red', 'Why.', 'Director', $1 from v returning 'rating_overrides ' || id as row)
	insert into history (at, by_title, thing, what, after)
	select $1, 'Director', 'measure children-in-care/L01', 'ruled on the figure', jsonb_build_object('row', row) from (table r union all table o) told`, afterward)
	all := plan.HistoryFilter{Ref: "L01", From: clock}
	for _, reader := range []plan.Scope{clerk, keeper} {
		all.Today = out.AddDays(-1)
		if h := r.history(reader, all, 0, 50); len(h.Entries) != 0 {
			t.Errorf("%s: before it is out, history says %q", reader.Role, h.Entries[0].Sentence())
		}
		all.Today = out
		if h := r.history(reader, all, 0, 50); len(h.Entries) != 3 {
			t.Errorf("%s: once it is out, there are %d entries, want it, its review and its better rating", reader.Role, len(h.Entries))
		}
	}
}

func TestWhatWasLoadedIsToldAsItsWritesWouldBe(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.whole("as it was loaded")
	told := func(f plan.HistoryFilter) []string {
		var some []string
		for _, e := range r.history(clerk, f, 0, 50).Entries {
			some = append(some, plan.DateAt(e.At).String()+" "+e.Sentence())
		}
		return some
	}
	want := []string{
		"2024-01-24 The Care Leaving Service Manager answered an item of the Board’s log (BL3): state from open to awaiting closure.",
		"2023-11-15 The Democratic Services Officer recorded that the Board closed the item (BL1): state from awaiting closure to closed, agreed by the Board of 15 November 2023.",
		"2023-11-15 The Democratic Services Officer put an item in the Board’s log (BL3): due date 14 February 2024, lead Care Leaving Service Manager, state open.",
		"2023-11-15 The Democratic Services Officer put an item in the Board’s log (BL2): due date 14 February 2024, lead Fostering and Permanence Service Manager, state open.",
	}
	if diff := cmp.Diff(want, told(plan.HistoryFilter{Kind: plan.LogThing})[:4]); diff != "" {
		t.Errorf("of the log (-want +got):\n%s", diff)
	}
	if err := r.decide(withItem(decision("16")), ""); err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{"BL4": "BL2", "2023-11-15": "2023-11-15"} {
		what := "put an item in the Board’s log"
		if ref != "BL4" {
			what = "recorded a decision"
		}
		facts := one[[]string](r, `select array_agg(distinct (select string_agg(k, ',' order by k) from jsonb_object_keys(after) k)) from history
		                            where what = $1 and split_part(thing, ' ', 2) in ($2, $3)`, what, ref, want)
		if len(facts) != 1 {
			t.Errorf("%s and %s are told differently: %q", ref, want, facts)
		}
	}
	for what, rows := range map[string]string{
		"put an item in the Board’s log": "log_events where kind = 'raised'", "answered an item of the Board’s log": "log_events where kind = 'answered'",
		"recorded that the Board closed the item": "log_events where kind = 'closed'", "recorded a decision": "decisions",
		"wrote the minutes": "minutes where agreed_at is null", "recorded that the minutes were agreed": "minutes where agreed_at is not null",
	} {
		if is, want := one[int](r, `select count(*) from history where what = $1 and account_id is not null`, what), one[int](r, `select count(*) from `+rows); is != want || want == 0 {
			t.Errorf("%d times somebody %s, want %d", is, what, want)
		}
	}
}
