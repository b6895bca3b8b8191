package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres"
)

// lastBoard is the meeting before the demonstration's day.
var lastBoard = plan.NewDate(2023, 11, 15)

// boardAfter is the meeting after the next one.
var boardAfter = plan.NewDate(2024, 5, 15)

// scopes of those around the Board's log.
var (
	asker    = plan.Scope{Account: 22, Reads: true, Role: plan.BoardMember, Post: "R22"}
	answerer = plan.Scope{Account: 6, Reads: true, Drafts: true, Role: plan.Officer, Post: "R06", Leads: "R06"}
)

func (r record) item(ref string, at time.Time) plan.LogItem {
	r.t.Helper()
	i, err := r.LogItem(context.Background(), board, plan.View{At: at}, ref)
	if err != nil {
		r.t.Fatal(err)
	}
	return i
}

// question is one that the record takes.
func question(at time.Time) plan.LogItem {
	i := plan.LogItem{
		Kind: plan.Question, Edition: current, Action: "A07", Raised: plan.DateAt(at), Text: "What would keep them?", Lead: plan.Post{Code: "R06"},
	}
	return i.Replay([]plan.LogEvent{{At: at, ByTitle: "Foster carer representative", Kind: plan.LogRaised, Due: plan.NewDate(2024, 2, 14)}})
}

func (r record) raise(i plan.LogItem, key string) string {
	r.t.Helper()
	ref, err := r.Raise(context.Background(), asker, i, plan.Submission{Key: key})
	if err != nil {
		r.t.Fatal(err)
	}
	return ref
}

// told is an event of the log that the record takes.
func told(kind plan.LogEventKind, at time.Time) plan.LogEvent {
	e := plan.LogEvent{At: at, ByTitle: "Somebody", Kind: kind, Text: "A retention payment."}
	switch kind {
	case plan.LogReDated:
		e.Meeting, e.Due = frozenFor, boardAfter
	case plan.LogClosed:
		e.Meeting = boardAfter
	}
	return e
}

func TestAnItemIsSeenAsItStoodAtEachMoment(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	ctx, at := context.Background(), func(hours int) time.Time { return demo.Start().Add(time.Duration(hours) * time.Hour) }
	ref := r.raise(question(at(1)), "")
	for n, step := range []struct {
		scope plan.Scope
		kind  plan.LogEventKind
	}{{answerer, plan.LogAnswered}, {clerk, plan.LogReDated}, {answerer, plan.LogAnswered}, {clerk, plan.LogClosed}} {
		if err := r.RecordLog(ctx, step.scope, ref, told(step.kind, at(n+2)), plan.Submission{Version: n + 1}); err != nil {
			t.Fatalf("step %d, %s: %v", n, step.kind, err)
		}
	}
	for hour, want := range map[int]plan.LogState{
		1: plan.LogOpen, 2: plan.LogAwaiting, 3: plan.LogOpen, 4: plan.LogAwaiting, 5: plan.LogDone,
	} {
		if got := r.item(ref, at(hour)); got.State != want || got.Version != hour {
			t.Errorf("after %d hours it is %s with %d events, want %s", hour, got.State, got.Version, want)
		}
	}
	if got := r.item(ref, at(5)); got.Due != boardAfter || got.ClosedOn != boardAfter || got.Answer != "A retention payment." {
		t.Errorf("in the end: %+v", got)
	}
	if _, err := r.LogItem(ctx, board, plan.View{At: demo.Start()}, ref); !errors.Is(err, plan.ErrNotFound) {
		t.Errorf("before it was raised: %v", err)
	}
	_, agenda, err := r.Front(ctx, board, current, plan.View{At: at(5)})
	if err != nil || slices.ContainsFunc(agenda.Log, func(i plan.LogItem) bool { return i.Ref == ref }) {
		t.Errorf("closed, it stands on the Board's home: %v", err)
	}
}

func TestItemsAreNumberedWithoutAGap(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	got := atOnce(5, func(int) error {
		_, err := r.Raise(context.Background(), asker, question(demo.Start()), plan.Submission{})
		return err
	})
	refs := one[[]string](r, `select array_agg(ref order by ref) from board_log`)
	if diff := cmp.Diff([]string{"BL1", "BL2", "BL3", "BL4", "BL5", "BL6", "BL7", "BL8"}, refs); diff != "" || got[nil] != 5 {
		t.Errorf("%v (-want +got):\n%s", got, diff)
	}
}

func TestAQuestionSentTwiceIsAskedOnce(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.raise(question(demo.Start()), "key")
	if _, err := r.Raise(context.Background(), asker, question(demo.Start()), plan.Submission{Key: "key"}); !errors.Is(err, plan.ErrRepeated) {
		t.Errorf("the second time: %v", err)
	}
	if n := one[int](r, `select count(*) from board_log`); n != 4 {
		t.Errorf("%d items, want one more than three", n)
	}
}

func TestWhatIsAskedStandsOnThePageOfWhatItIsAbout(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	i := question(demo.Start())
	i.Action, i.Measure = "", "L01"
	ref := r.raise(i, "")
	f, err := r.Folder(context.Background(), board, current, plan.View{At: endOf(clock), Code: "L01"})
	if err != nil || len(f.Log) != 1 || f.Log[0].Ref != ref || f.Log[0].Measure != "L01" {
		t.Errorf("the measure's page has %+v, %v", f.Log, err)
	}
	r.freeze(frozenFor, demo.Start().Add(time.Hour))
	f, err = r.Folder(context.Background(), board, keyAt(frozenFor), plan.View{At: endOf(frozenFor), Frozen: frozenFor, Code: "L01"})
	if err != nil || len(f.Log) != 1 || f.Log[0].Ref != ref {
		t.Errorf("frozen, it has %+v, %v", f.Log, err)
	}
}

func TestOfTwoSecretariesWhoCloseAtOnceOneDoes(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	seen := r.item("BL3", endOf(clock)).Version
	got := atOnce(4, func(int) error {
		return r.RecordLog(context.Background(), clerk, "BL3", told(plan.LogClosed, demo.Start()), plan.Submission{Version: seen})
	})
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrStale: 3}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	err := r.RecordLog(context.Background(), clerk, "BL3", told(plan.LogClosed, demo.Start()), plan.Submission{Version: seen + 1})
	if !errors.Is(err, plan.ErrClosed) {
		t.Errorf("closed again with open eyes: %v", err)
	}
}

func TestAClockThatIsBehindDoesNotTurnTheLogBack(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	ref := r.raise(question(demo.Start().Add(time.Hour)), "")
	if err := r.RecordLog(context.Background(), answerer, ref, told(plan.LogAnswered, demo.Start()), plan.Submission{Version: 1}); err != nil {
		t.Fatal(err)
	}
	events := r.item(ref, endOf(clock)).Events
	if !events[1].At.Equal(events[0].At) {
		t.Errorf("answered at %s, raised at %s", events[1].At, events[0].At)
	}
}

func TestWhoMayNotWriteInTheLogWritesNothing(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	ctx := context.Background()
	raise := func(s plan.Scope, change func(*plan.LogItem)) error {
		i := question(demo.Start())
		change(&i)
		_, err := r.Raise(ctx, s, i, plan.Submission{})
		return err
	}
	do := func(s plan.Scope, ref string, kind plan.LogEventKind, version int) error {
		return r.RecordLog(ctx, s, ref, told(kind, demo.Start()), plan.Submission{Version: version})
	}
	same := func(*plan.LogItem) {}
	other := answerer
	other.Post, other.Leads, other.Account = "R07", "R07", 7
	before := one[int](r, `select count(*) from log_events`) + one[int](r, `select count(*) from history`)
	for _, tt := range []struct {
		name      string
		got, want error
	}{
		{"a stranger asks", raise(plan.Scope{}, same), plan.ErrForbidden},
		{"an officer asks", raise(answerer, same), plan.ErrForbidden},
		{"a member asks for something to be done", raise(asker, func(i *plan.LogItem) { i.Kind = plan.ActionAsked }), plan.ErrForbidden},
		{"a member asks who may not read", raise(plan.Scope{Account: 22, Role: plan.BoardMember}, same), plan.ErrNotFound},
		{"about an action of no edition", raise(asker, func(i *plan.LogItem) { i.Action = "A99" }), plan.ErrNotFound},
		{"about an action of another edition", raise(asker, func(i *plan.LogItem) { i.Edition = previous }), plan.ErrClosed},
		{"about a measure of another edition", raise(asker, func(i *plan.LogItem) { i.Action, i.Measure = "", "M99" }), plan.ErrNotFound},
		{"another post answers", do(other, "BL2", plan.LogAnswered, 1), plan.ErrForbidden},
		{"the answerer closes", do(answerer, "BL2", plan.LogClosed, 1), plan.ErrForbidden},
		{"a member closes", do(asker, "BL2", plan.LogClosed, 1), plan.ErrForbidden},
		{"the answerer gives himself time", do(answerer, "BL2", plan.LogReDated, 1), plan.ErrForbidden},
		{"the secretary answers", do(clerk, "BL2", plan.LogAnswered, 1), plan.ErrForbidden},
		{"an item that is none", do(clerk, "BL9", plan.LogClosed, 1), plan.ErrNotFound},
		{"an item of an edition one may not see", do(plan.Scope{Account: 20, Role: plan.Secretary}, "BL2", plan.LogClosed, 1), plan.ErrNotFound},
		{"a version that is not the latest", do(clerk, "BL2", plan.LogClosed, 0), plan.ErrStale},
	} {
		if !errors.Is(tt.got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, tt.got, tt.want)
		}
	}
	if after := one[int](r, `select count(*) from log_events`) + one[int](r, `select count(*) from history`); after != before {
		t.Errorf("%d rows were written", after-before)
	}
}

func TestABoardDecidesOnWhatLiesBeforeIt(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	ctx := context.Background()
	at := func(kind plan.LogEventKind, meeting plan.Date) plan.LogEvent {
		e := told(kind, demo.Start())
		e.Meeting = meeting
		return e
	}
	do := func(ref string, e plan.LogEvent) error {
		return r.RecordLog(ctx, clerk, ref, e, plan.Submission{Version: r.item(ref, endOf(clock)).Version})
	}
	var refused plan.Problems
	for name, err := range map[string]error{
		"closed at the meeting that raised it":     do("BL2", at(plan.LogClosed, lastBoard)),
		"given time at the meeting that raised it": do("BL2", at(plan.LogReDated, lastBoard)),
		"closed before it was answered":            do("BL3", at(plan.LogClosed, lastBoard)),
		"closed at a meeting before it was raised": do("BL2", at(plan.LogClosed, plan.NewDate(2023, 8, 16))),
	} {
		if !errors.As(err, &refused) {
			t.Errorf("%s: %v", name, err)
		}
	}
	const event = `insert into log_events (ref, kind, recorded_at, by_title, text, due_on, meeting_id)
	               select '%s', '%s', '2024-06-01', 'Clerk', 'So.', %s, id from board_meetings where held_on = '%s'`
	for _, ref := range []string{"BL2", "BL3"} {
		r.refused(ref+" is closed at the meeting that raised it", fmt.Sprintf(event, ref, "closed", "null", lastBoard), isRefused)
		r.refused(ref+" is given time at the meeting that raised it", fmt.Sprintf(event, ref, "re-dated", "'2024-08-14'", lastBoard), isRefused)
	}
	r.do(`insert into board_meetings (held_on) values ('2024-01-23'), ('2024-01-24')`)
	r.refused("BL3 is closed the day before it was answered", fmt.Sprintf(event, "BL3", "closed", "null", "2024-01-23"), isRefused)
	r.do(fmt.Sprintf(event, "BL3", "re-dated", "'2024-08-14'", "2024-01-24"))
	r.refused("BL3 is closed at the meeting that gave more time", fmt.Sprintf(event, "BL3", "closed", "null", "2024-01-24"), isRefused)
	r.do(fmt.Sprintf(event, "BL3", "closed", "null", frozenFor))
}

func TestTheLogOfBeforeIsCarriedOver(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.down(27, 24, 23)
	if got := one[[]string](r, `select array_agg(ref || ' ' || state || ' ' || due_on || coalesce(' ' || closed_on, '') order by ref) from board_log`); !slices.Equal(got,
		[]string{"BL1 closed 2023-11-15 2023-11-15", "BL2 open 2024-02-14", "BL3 awaiting closure 2024-02-14"}) {
		t.Errorf("all the way down: %q", got)
	}
	r.up(23, 24, 27)
	if err := postgres.Migrate(context.Background(), r.url); err != nil { // which gives the portal its rights to the new tables
		t.Fatal(err)
	}
	for ref, want := range map[string]plan.LogState{"BL1": plan.LogDone, "BL2": plan.LogOpen, "BL3": plan.LogAwaiting} {
		if got := r.item(ref, endOf(clock)); got.State != want || got.Raised.IsZero() || got.Due.IsZero() {
			t.Errorf("%s is %+v, want %s", ref, got, want)
		}
	}
	if got := r.item("BL1", endOf(clock)); got.ClosedOn != lastBoard || got.Events[1].Meeting != lastBoard {
		t.Errorf("BL1 was closed by the Board of %s", got.ClosedOn)
	}
	if got := r.item("BL1", endOf(plan.NewDate(2023, 9, 1))); got.State != plan.LogOpen {
		t.Errorf("in September BL1 was %s", got.State)
	}
}
