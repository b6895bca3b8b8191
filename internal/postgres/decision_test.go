package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// down and up run steps of the schema past the package.
func (r record) down(steps ...int) { r.step("down", steps) }
func (r record) up(steps ...int)   { r.step("up", steps) }

// decision is one of the last Board that the record takes.
func decision(minute string) plan.Decision {
	return plan.Decision{
		Meeting: lastBoard, Item: 5, Minute: minute, Proposer: "Chair", Wording: "That it be so.", Reasons: "Because.",
		Alternatives: "None.", Conflicts: "None declared.", Dispensations: "None.", At: demo.Start(), ByTitle: "Democratic Services Officer",
	}
}

func withItem(d plan.Decision) plan.Decision {
	i := question(d.At)
	i.Kind, i.Meeting, i.Raised = plan.FromDecision, d.Meeting, d.Meeting
	d.Created = &i
	return d
}

func withAnswer(d plan.Decision, action string) plan.Decision {
	d.Answer = &plan.RedAnswer{
		Answered: plan.Answered{Action: action, Answer: plan.EscalatedRed, On: d.Meeting, Reason: d.Reasons},
		Edition:  current, To: "Cabinet", ByTitle: d.ByTitle, At: d.At,
	}
	return d
}

func (r record) decisions(at time.Time) plan.DecisionSheet {
	r.t.Helper()
	sheet, err := r.Decisions(context.Background(), board, lastBoard, plan.View{At: at})
	if err != nil {
		r.t.Fatal(err)
	}
	return sheet
}

func (r record) decide(d plan.Decision, key string) error {
	return r.AddDecision(context.Background(), clerk, d, plan.Submission{Key: key})
}

func TestADecisionComesWithWhatItCreates(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for _, d := range []plan.Decision{withItem(decision("16")), withAnswer(decision("17"), "A07"), decision("18")} {
		if err := r.decide(d, "key "+d.Minute); err != nil {
			t.Fatal(err)
		}
		if err := r.decide(d, "key "+d.Minute); !errors.Is(err, plan.ErrRepeated) {
			t.Errorf("minute %s sent twice: %v", d.Minute, err)
		}
	}
	got := map[string]string{}
	for _, d := range r.decisions(endOf(clock)).Decisions {
		got[d.Minute] = "nothing"
		if d.Created != nil {
			got[d.Minute] = d.Created.Ref + " " + d.Created.Lead.Title
		}
		if d.Answer != nil {
			got[d.Minute] = d.Answer.Sentence()
		}
	}
	want := map[string]string{
		"15": "BL2 Fostering and Permanence Service Manager", "16": "BL4 Fostering and Permanence Service Manager",
		"17": "The Board of 15 November 2023 escalated it to Cabinet. Because. Recorded 31 January 2024.", "18": "nothing",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if i := r.item("BL4", endOf(clock)); i.Minute != "16" || i.Meeting != lastBoard || i.Kind != plan.FromDecision {
		t.Errorf("BL4 is %+v", i)
	}
	if n := len(r.decisions(endOf(clock.AddDays(-1))).Decisions); n != 1 {
		t.Errorf("the day before, %d decisions were on the record", n)
	}
}

func TestADecisionWhoseItemCannotBeIsNotRecorded(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	lost := withItem(decision("16"))
	lost.Created.Action = "A99"
	if err := r.decide(withAnswer(decision("20"), "A13"), ""); err != nil {
		t.Fatal(err)
	}
	before := one[int](r, `select (select count(*) from decisions) + (select count(*) from board_log) + (select count(*) from history)`)
	early := decision("16")
	early.Meeting = frozenFor
	past := withAnswer(decision("16"), "A07")
	past.Answer.Edition, past.Answer.Action = previous, "B10"
	for _, tt := range []struct {
		name  string
		scope plan.Scope
		d     plan.Decision
		want  error
	}{
		{"about an action that is none", clerk, lost, plan.ErrNotFound},
		{"an answer to a Red of a closed edition", clerk, past, plan.ErrClosed},
		{"an answer to an action that is not Red", clerk, withAnswer(decision("16"), "A06"), plan.ErrNothing},
		{"an answer to an action that has ended", clerk, withAnswer(decision("16"), "A22"), plan.ErrClosed},
		{"an answer to an action that is complete", clerk, withAnswer(decision("16"), "A05"), plan.ErrNothing},
		{"a second answer of one meeting to a Red", clerk, withAnswer(decision("21"), "A13"), plan.ErrNothing},
		{"an answer to what was not Red then", clerk, func() plan.Decision {
			d := withAnswer(decision("9"), "A07")
			d.Meeting = plan.NewDate(2023, 2, 15)
			d.Answer.On = d.Meeting
			return d
		}(), plan.ErrNothing},
		{"a minute number given before", clerk, decision("15"), plan.ErrStale},
		{"before the meeting was held", clerk, early, plan.ErrNothing},
		{"after the minutes were agreed", clerk, func() plan.Decision { d := decision("9"); d.Meeting = plan.NewDate(2023, 8, 16); return d }(), plan.ErrClosed},
		{"of a meeting that is none", clerk, func() plan.Decision { d := decision("1"); d.Meeting = clock; return d }(), plan.ErrNotFound},
		{"a member decides alone", asker, decision("16"), plan.ErrForbidden},
		{"the director decides for the Board", plan.Scope{Account: 2, Reads: true, Role: plan.Director}, decision("16"), plan.ErrForbidden},
		{"a stranger", plan.Scope{}, decision("16"), plan.ErrNotFound},
	} {
		if err := r.AddDecision(context.Background(), tt.scope, tt.d, plan.Submission{}); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
	if after := one[int](r, `select (select count(*) from decisions) + (select count(*) from board_log) + (select count(*) from history)`); after != before {
		t.Errorf("%d rows were written", after-before)
	}
}

func TestOfTwoWhoAnswerARedAtOnceOneDoes(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	alone := *withAnswer(decision("16"), "A07").Answer
	got := atOnce(4, func(n int) error {
		if n%2 == 0 {
			return r.AnswerRed(context.Background(), clerk, a.ID, alone, plan.Submission{})
		}
		return r.decide(withAnswer(decision(fmt.Sprint(16+n)), "A07"), "")
	})
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrNothing: 3}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
}

func TestADecisionWaitsForWhoeverIsChangingTheRedThatItAnswers(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	redated := eventFor(plan.ReDated, a)
	redated.Due = plan.NewDate(2025, 3, 31) // what is expected is in time then
	got := atOnce(2, func(n int) error {
		if n == 0 {
			return r.Record(context.Background(), clerk, a.Action, redated, plan.Submission{Version: a.Version})
		}
		return r.decide(withAnswer(decision("16"), "A07"), "")
	})
	answered := one[int](r, `select count(*) from red_answers`)
	before := one[bool](r, `select coalesce((select min(r.id) < (select min(h.id) from history h where h.what = 'changed the due date' and h.thing like '%/A07')
	                                     from history r where r.what = 'recorded the Board’s answer to a Red'), false)`)
	if got[nil] != 1+answered || before != (answered == 1) {
		t.Errorf("%v, %d answers, before the change: %v", got, answered, before)
	}
}

func TestTheBoardAnswersARedOnceAMeeting(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	a := r.action("A07")
	answer := plan.RedAnswer{
		Answered: plan.Answered{Action: "A07", Answer: plan.AcceptedRed, On: lastBoard, Reason: "The market decides."},
		Edition:  current, ByTitle: "Democratic Services Officer", At: demo.Start(),
	}
	do := func(s plan.Scope, id plan.ActionID, change func(*plan.RedAnswer)) error {
		one := answer
		change(&one)
		return r.AnswerRed(context.Background(), s, id, one, plan.Submission{})
	}
	same := func(*plan.RedAnswer) {}
	green := r.action("A06")
	for _, tt := range []struct {
		name      string
		got, want error
	}{
		{"the lead accepts his own", do(answerer, a.ID, same), plan.ErrForbidden},
		{"a member alone", do(asker, a.ID, same), plan.ErrForbidden},
		{"an action that is not Red", do(clerk, green.ID, same), plan.ErrNothing},
		{"a meeting that is to come", do(clerk, a.ID, func(a *plan.RedAnswer) { a.On = frozenFor }), plan.ErrNothing},
		{"a meeting that had it before it as green", do(clerk, a.ID, func(a *plan.RedAnswer) { a.On = plan.NewDate(2022, 11, 16) }), plan.ErrNothing},
		{"a meeting whose minutes are agreed", do(clerk, a.ID, func(a *plan.RedAnswer) { a.On = plan.NewDate(2023, 8, 16) }), plan.ErrClosed},
		{"through another edition", do(clerk, a.ID, func(a *plan.RedAnswer) { a.Edition = previous }), plan.ErrNotFound},
	} {
		if !errors.Is(tt.got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, tt.got, tt.want)
		}
	}
	got := atOnce(3, func(int) error { return do(clerk, a.ID, same) })
	if diff := cmp.Diff(map[error]int{nil: 1, plan.ErrNothing: 2}, got, byText); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	if n := one[int](r, `select count(*) from history where what = 'recorded the Board’s answer to a Red'`); n != 1 {
		t.Errorf("history tells of %d answers", n)
	}
	w, err := r.Watch(context.Background(), board, current, plan.View{At: endOf(clock)})
	if err != nil || len(w.Answers) != 1 || w.Answers[0].Reason != "The market decides." {
		t.Errorf("the watch has %+v, %v", w.Answers, err)
	}
	w, err = r.Watch(context.Background(), board, current, plan.View{At: demo.Start().Add(-time.Hour)})
	if err != nil || len(w.Answers) != 0 {
		t.Errorf("an hour before, the watch had %+v, %v", w.Answers, err)
	}
}

func TestTheWatchSetsThePositionBesideTheLastBoards(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.do(`update board_meetings set held_on = '2023-11-16' where held_on = '2023-11-15'`)
	r.do(`insert into meeting_moves (was_on, meeting_id, recorded_at, by_title, reason) select '2023-11-15', id, now(), 'Clerk', 'Snow.' from board_meetings where held_on = '2023-11-16'`)
	w, err := r.Watch(context.Background(), board, current, plan.View{At: endOf(clock)})
	if err != nil {
		t.Fatal(err)
	}
	if w.Last.Today != lastBoard.AddDays(1) || w.Next.On != frozenFor || w.Position.Today != clock || len(w.Log) != 2 {
		t.Errorf("last Board %s, next %s, today %s, %d items", w.Last.Today, w.Next.On, w.Position.Today, len(w.Log))
	}
	if sheet := r.decisions(endOf(clock)); sheet.Meeting.On != lastBoard.AddDays(1) || len(sheet.Decisions) != 1 || sheet.Decisions[0].Meeting != sheet.Meeting.On {
		t.Errorf("under its old day, the meeting that moved is %+v", sheet)
	}
	first, err := r.Watch(context.Background(), board, current, plan.View{At: plan.NewDate(2020, 5, 1).Start()})
	if err != nil || first.HasLast() || len(first.Unanswered()) != 0 {
		t.Errorf("before the first Board: %v, %v", first.HasLast(), err)
	}
}
