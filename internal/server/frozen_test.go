package server_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
	"planboard/internal/server"
)

// archive is a record on which much is frozen and much happens after.
type archive struct {
	t      testing.TB
	db     *postgres.DB
	raw    *pgx.Conn
	dice   *rand.Rand
	now    time.Time
	posted map[string]int // what happened, by kind
	leads  map[plan.PostCode]plan.AccountID
}

func newArchive(t testing.TB) *archive {
	address := postgrestest.DemoURL(t)
	a := &archive{
		t: t, db: postgrestest.Open(t, address, postgres.Options{}), raw: connect(t, address),
		dice: rand.New(rand.NewPCG(15, 11)), now: demo.Start(), posted: map[string]int{}, leads: map[plan.PostCode]plan.AccountID{},
	}
	var post plan.PostCode
	var account plan.AccountID
	rows, err := a.raw.Query(context.Background(), `select post_code, min(id) from accounts where post_code is not null group by 1`)
	a.must(err)
	_, err = pgx.ForEachRow(rows, []any{&post, &account}, func() error { a.leads[post] = account; return nil })
	a.must(err)
	return a
}

func (a *archive) must(err error) {
	a.t.Helper()
	if err != nil {
		a.t.Fatal(err)
	}
}

// meet puts that many more meetings on the calendar, a day after the other.
func (a *archive) meet(n int) []plan.Date {
	var days []plan.Date
	for on := plan.NewDate(2024, 2, 15); len(days) < n; on = on.AddDays(1) {
		if on.IsWorkday() {
			days = append(days, on)
			exec(a.t, a.raw, fmt.Sprintf(`insert into board_meetings (held_on) values ('%s')`, on))
		}
	}
	return days
}

func (a *archive) freeze(on plan.Date) time.Duration {
	began := time.Now()
	clerk := plan.Scope{Account: a.leads["R20"], Reads: true, Drafts: true, Role: plan.Secretary, Post: "R20"}
	a.must(a.db.Freeze(context.Background(), clerk, on, plan.Event{At: a.now, ByTitle: "Democratic Services Officer", Reason: "All the same."}, plan.Submission{}))
	return time.Since(began)
}

// happen lets that many things be recorded: updates, corrections, reviews,
// decisions, figures and restatements.
func (a *archive) happen(n int) {
	for done := 0; done < n; {
		a.now = a.now.Add(20 * time.Minute)
		isFigure := a.dice.IntN(5) == 0
		view := plan.View{At: a.now}
		if isFigure {
			view.Measures = plan.AllMeasures
		}
		p, err := a.db.Position(context.Background(), plan.Scope{Reads: true}, edition2022, view)
		a.must(err)
		if isFigure {
			a.enter(p)
			done++
		} else if a.act(p, p.Actions[a.dice.IntN(len(p.Actions))]) {
			done++
		}
	}
}

// enter puts a figure on the record, or restates one.
func (a *archive) enter(p plan.Position) {
	var kept []plan.Series
	for _, s := range p.Measures {
		if s.IsEntered() {
			kept = append(kept, s)
		}
	}
	s := kept[a.dice.IntN(len(kept))]
	open := plan.OpenPeriods(p.Edition, p.Today)
	in := plan.ValueInput{
		Period: open[a.dice.IntN(2)].Label(), Numerator: fmt.Sprint(60 + a.dice.IntN(20)), Denominator: "100",
		State: string(plan.Provisional), Reason: "Recounted.",
	}
	by := plan.Member{Account: a.leads["R13"], Title: "Performance and Data Lead"}
	v, err := plan.NewValue(open, s.Values, in, plan.Occasion{By: &by, Rounds: p.Rounds, Now: a.now})
	a.must(err)
	scope := plan.Scope{Account: by.Account, Reads: true, Values: true, Role: plan.DataSteward, Post: "R13"}
	a.must(a.db.AddValue(context.Background(), scope, s.Measure, v, plan.Submission{Version: s.Version}))
	if v.Supersedes == 0 {
		a.posted["figure"]++
	} else {
		a.posted["restated figure"]++
	}
}

// act lets something befall an action, where it may.
func (a *archive) act(p plan.Position, t plan.Tracked) bool {
	lead := plan.Scope{Account: a.leads[t.Lead.Code], Reads: true, Leads: t.Lead.Code, Post: t.Lead.Code, Role: plan.Officer}
	scope := plan.Scope{Account: a.leads["R02"], Reads: true, Role: plan.Director, Post: "R02"}
	e := plan.Event{At: a.now, ByTitle: "Director", Of: t.Standing.Update, Reason: "Decided.", Approver: "Director", Effective: p.Today}
	switch kind := plan.EventKinds[a.dice.IntN(len(plan.EventKinds))]; kind {
	case plan.Reported, plan.Corrected, plan.Accepted:
		in := plan.UpdateInput{Status: "amber", Narrative: fmt.Sprint("Said at ", a.now), Forecast: plan.DateTyped(p.Today.AddDays(a.dice.IntN(200))),
			RecoveryPlan: "What will help.", RecoveryLead: "Head of Service", RecoveryBy: plan.DateTyped(p.Today.AddDays(30)), Reason: "It is so."}
		u, err := plan.NewUpdate(t.Action, in, plan.UpdateInput{}, plan.Occasion{By: &plan.Member{Account: lead.Account, Title: t.Lead.Title}, Rounds: p.Rounds, Now: a.now})
		if err != nil {
			return false
		}
		if kind == plan.Corrected {
			if t.Standing.Update == 0 {
				return false
			}
			u.Supersedes = t.Standing.Update
			u.Because = "Mistyped."
		}
		if kind != plan.Accepted {
			scope, e = lead, plan.EventOf(u)
		} else {
			e.Kind = plan.Accepted
		}
	case plan.ReDated:
		e.Kind, e.Was, e.Due = kind, t.Due, t.Due.AddDays(a.dice.IntN(30))
	case plan.Returned, plan.SignedOff:
		e.Kind = kind
	default:
		return false
	}
	if t.Permit(scope, p.Edition, e.Kind) != nil {
		return false
	}
	a.must(a.db.Record(context.Background(), scope, t.Action, e, plan.Submission{Version: t.Version}))
	a.posted[string(e.Kind)]++
	return true
}

// migrate changes the schema and what stands in it, as a later version might.
func (a *archive) migrate() {
	exec(a.t, a.raw, `
	alter table actions add column outcome text not null default 'none yet';
	alter table measures add column note text;
	update actions set title = title || ', as it is called now', source = 'elsewhere';
	update measures set name = name || ' (new name)', plain_name = plain_name || ' (new name)';
	update priorities set title = upper(title);
	update post_titles set title = title || ' (renamed)';
	update organisations set name = name || ' (renamed)';
	update voices set said = 'Said otherwise'`)
}

// sums are the hashes of the bytes of every frozen position, worked out by the
// database.
func (a *archive) sums() map[string]string {
	all := map[string]string{}
	rows, err := a.raw.Query(context.Background(), `
	select concat_ws(' ', f.meeting_on, e.family_slug, e.slug, f.checksum), encode(sha256(string_agg(p.data, ''::bytea order by p.name)), 'hex')
	  from frozen_positions f join editions e on e.id = f.edition_id join frozen_parts p on p.position_id = f.id
	 group by f.id, e.id`)
	a.must(err)
	var name, sum string
	_, err = pgx.ForEachRow(rows, []any{&name, &sum}, func() error { all[name] = sum; return nil })
	a.must(err)
	return all
}

// mains are the hashes of what pages show, without what surrounds it.
func mains(c *client, days []plan.Date) map[string]string {
	all := map[string]string{}
	for _, on := range days {
		k := edition2022
		k.At = on.String()
		for _, address := range []string{
			route.Edition(k), route.Priority(k, "P2"), route.Actions(k), route.Action(k, "A07"), route.Measures(k), route.Measure(k, "L01"),
			route.Pack(on), route.Changes(on),
		} {
			body := c.get(address).want(http.StatusOK).body
			from, to := strings.Index(body, "<main"), strings.Index(body, "</main>")
			all[address] = fmt.Sprintf("%x", sha256.Sum256([]byte(body[from:to])))
		}
	}
	return all
}

// TestWhatTheBoardWasShownStaysByteForByte freezes, then edits, restates and
// migrates. With PLANBOARD_SHOW it does so fifty times and five hundred times,
// and says what it took.
func TestWhatTheBoardWasShownStaysByteForByte(t *testing.T) {
	t.Parallel()
	freezes, edits := 3, 40
	if os.Getenv("PLANBOARD_SHOW") != "" {
		freezes, edits = 50, 500
	}
	a := newArchive(t)
	a.freeze(plan.NewDate(2024, 2, 14)) // it comes first
	days := a.meet(freezes)
	var took time.Duration
	for _, on := range days {
		a.happen(1)
		took += a.freeze(on)
	}
	var later time.Time // the clock when the pages are read, once and again
	c := portalOn(t, a.db, at(&later)).as("member")
	later = a.now
	data, pages := a.sums(), mains(c, append(days, plan.NewDate(2023, 11, 15)))
	before := maps.Clone(a.posted)
	a.happen(edits)
	a.migrate()
	later = a.now.AddDate(0, 6, 0)
	if diff := cmp.Diff(data, a.sums()); diff != "" {
		t.Errorf("frozen data (-before +after):\n%s", diff)
	}
	if diff := cmp.Diff(pages, mains(c, append(days, plan.NewDate(2023, 11, 15)))); diff != "" {
		t.Errorf("pages (-before +after):\n%s", diff)
	}
	for kind, n := range before {
		a.posted[kind] -= n
	}
	t.Logf("%d freezes, %s each; then %d edits (%v) and a migration: %d frozen positions and %d pages are the same, byte for byte",
		freezes, (took / time.Duration(freezes)).Round(time.Millisecond), edits, a.posted, len(data), len(pages))
}

// at lets the portal go by a clock that the test sets.
func at(now *time.Time) func(*server.Options) {
	return func(o *server.Options) { o.Now = func() time.Time { return *now } }
}

func TestAPageOfThePastSaysNothingOfNow(t *testing.T) {
	t.Parallel()
	p := newPortal(t)
	reader := p.as("member")
	for _, page := range []string{actionOf("A07"), route.Edition(edition2022), route.Priority(edition2022, "P1"), route.Measure(edition2022, "M24"), route.Measures(edition2022), route.Actions(edition2022)} {
		for _, at := range []string{"2023-11-15", "2023-10-02"} { // frozen, and as the record stood
			past := reader.get(page + "?at=" + at).want(http.StatusOK)
			told := strings.Replace(past.one("main"), past.one(".pb-moment"), "", 1)
			for _, present := range []string{"Now", " now", "31 January 2024", "31 Jan 2024"} {
				if strings.Contains(told, present) {
					t.Errorf("%s at %s says %q: %s", page, at, present, told)
				}
			}
		}
	}
	if now := reader.get(actionOf("A07")).one(".pb-history .is-now"); !strings.HasSuffix(now, "Now") {
		t.Errorf("the page of now does not say so: %q", now)
	}
	if then := reader.get(actionOf("A07") + "?at=2023-10-02").one(".pb-history .is-now"); !strings.HasSuffix(then, "2 Oct 2023") {
		t.Errorf("the page of the past says %q", then)
	}
}
