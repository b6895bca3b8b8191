package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"planboard/internal/demo"
	"planboard/internal/plan"
)

// everything is all that pages show of an edition at one moment.
type everything struct {
	Brief   plan.Brief
	Dossier plan.Dossier
	Folder  plan.Folder
}

// at reads an edition as it stood, with the pages of A11 and L01, of which
// most is said.
func (r record) at(k plan.EditionKey, v plan.View) everything {
	r.t.Helper()
	ctx := context.Background()
	var all everything
	var errs [3]error
	v.Measures = plan.AllMeasures
	all.Brief, errs[0] = r.Brief(ctx, board, k, v)
	v.Ref = "A11"
	all.Dossier, errs[1] = r.Dossier(ctx, board, k, v, 0)
	v.Ref, v.Code = "", "L01"
	all.Folder, errs[2] = r.Folder(ctx, board, k, v)
	for _, err := range errs {
		if err != nil {
			r.t.Fatal(err)
		}
	}
	return all
}

// events are what may befall an action by the hand of the director.
func (r record) befall(dice *rand.Rand, a plan.Tracked, now time.Time) (plan.Scope, plan.Event) {
	director := plan.Scope{Account: 2, Reads: true, Role: plan.Director, Post: "R02"}
	e := plan.Event{At: now, ByTitle: "Director", Reason: "Decided.", Approver: "Director", Effective: plan.DateAt(now)}
	switch dice.IntN(6) {
	case 0:
		e.Kind, e.Of = plan.Accepted, a.Standing.Update
	case 1:
		e.Kind, e.Of = plan.Returned, a.Standing.Update
	case 2:
		e.Kind = plan.SignedOff
	case 3:
		e.Kind, e.Of, e.Status = plan.Overridden, a.Standing.Update, a.Status.Proposed
	case 4:
		e.Kind, e.Was, e.Due = plan.ReDated, a.Due, a.Due.AddDays(dice.IntN(60)-20)
	default:
		e.Kind, e.WasLead, e.Lead = plan.LeadChanged, a.Lead, plan.Post{Code: "R05"}
	}
	return director, e
}

// happen records something random of a random action, where it may happen.
func (r record) happen(dice *rand.Rand, now time.Time) {
	r.t.Helper()
	p := r.position(plan.View{At: now})
	a := p.Actions[dice.IntN(len(p.Actions))]
	scope, e := r.befall(dice, a, now)
	if dice.IntN(2) == 0 {
		scope = r.leadOf(a)
		on := plan.Occasion{By: &plan.Member{Account: scope.Account, Title: a.Lead.Title}, Rounds: p.Rounds, Now: now}
		u, err := plan.NewUpdate(a.Action, typed(dice, plan.DateAt(now)), plan.UpdateInput{}, on)
		if err != nil {
			return
		}
		e = plan.EventOf(u)
	}
	if a.Permit(scope, p.Edition, e.Kind) != nil {
		return
	}
	if err := r.Record(context.Background(), scope, a.Action, e, plan.Submission{Version: a.Version}); err != nil {
		r.t.Fatalf("%s %s at %s: %v", a.Ref, e.Kind, now, err)
	}
}

// ruleOnL01 enters, reviews or rates a figure of L01, or changes its target or
// definition, where that may be done, and says which.
func (r record) ruleOnL01(dice *rand.Rand, now time.Time) string {
	r.t.Helper()
	s := r.folder("L01", now).Series
	v, _ := s.Latest()
	var err error
	done := ""
	switch dice.IntN(5) {
	case 0:
		known := s.Known()
		newest := known[len(known)-1]
		f := figure(60+dice.IntN(40), 100)
		f.Period, f.Supersedes, f.Reason, f.Entered, f.ReleasedOn = newest.Period, newest.ID, "Recounted.", now, plan.DateAt(now)
		done, err = "entered", r.enter(s.Measure, f, "")
	case 1, 2:
		review := plan.ValueReview{Of: v.ID, Verdict: []plan.Review{plan.ReviewPassed, plan.ReviewFailed}[dice.IntN(2)], Comment: "Count again.", ByTitle: "Director", At: now}
		done, err = "reviewed", r.judgeAt(director, s.Measure, review, "")
	case 3:
		done, err = "rated", r.improve(director, s, now, s.Terms)
	default:
		a := amendment([]plan.ValueAct{plan.ChangeTarget, plan.ChangeDefinition}[dice.IntN(2)], now)
		a.Target.At.Decimal = a.Target.At.Decimal.Sub(decimal.NewFromInt(int64(dice.IntN(30))))
		a.From = s.BreakPeriods()[dice.IntN(3)]
		done, err = "amended", r.Amend(context.Background(), clerk, s.Measure, a, plan.Submission{Version: s.Terms})
	}
	switch {
	case errors.Is(err, plan.ErrNothing):
		return "nothing"
	case err != nil:
		r.t.Fatalf("%s at %s: %v", done, now, err)
	}
	return done
}

func TestAPositionNeverChangesByWhatIsRecordedLater(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	const seed = 15112023
	dice := rand.New(rand.NewPCG(seed, seed))
	now := demo.Start()
	seen := map[time.Time]everything{}
	ruled := map[string]int{}
	for step := range 120 {
		now = now.Add(time.Duration(1+dice.IntN(30)) * time.Hour)
		r.happen(dice, now)
		if step%2 == 0 {
			ruled[r.ruleOnL01(dice, now)]++
		}
		if step == 30 { // what a Board saw is told of what was corrected since
			r.freeze(plan.NewDate(2024, 5, 15), now)
		}
		if step%10 == 0 {
			seen[now] = r.at(current, plan.View{At: now})
		}
	}
	for _, act := range []string{"entered", "reviewed", "rated", "amended"} {
		if ruled[act] == 0 {
			t.Errorf("seed %d: nothing was %s, of %v", seed, act, ruled)
		}
	}
	r.holdsTo(r.position(plan.View{At: now}))
	for at, want := range seen {
		if diff := cmp.Diff(want, r.at(current, plan.View{At: at})); diff != "" {
			t.Errorf("seed %d: the position at %s is not what it was then (-then +now):\n%s", seed, at, diff)
		}
	}
}

func TestBeforeAnythingWasRecordedThereIsNothing(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	if p := r.position(plan.View{At: plan.NewDate(2021, 3, 1).Start(), Measures: plan.AllMeasures}); len(p.Actions)+len(p.Measures) != 0 {
		t.Errorf("%d actions and %d measures a year before the edition began", len(p.Actions), len(p.Measures))
	}
}

func TestTheReplacementOfAnActionIsNotThereBeforeItWasAgreed(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	for on, want := range map[plan.Date]string{
		plan.NewDate(2023, 8, 15): "A22 green", plan.NewDate(2023, 8, 16): "A22 withdrawn A25 not-started",
	} {
		got := ""
		for _, a := range r.position(plan.View{At: endOf(on)}).Actions {
			if a.Ref == "A22" || a.Ref == "A25" {
				got += fmt.Sprintf(" %s %s", a.Ref, a.Status.Status)
			}
		}
		if got != " "+want {
			t.Errorf("on %s:%s, want %s", on, got, want)
		}
	}
}
