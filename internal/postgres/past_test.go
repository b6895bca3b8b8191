package postgres_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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
		u, err := plan.NewUpdate(a.Action, typed(dice, plan.DateAt(now)), on)
		if err != nil {
			return
		}
		e = plan.EventOf(u)
	}
	if a.Permit(scope, p.Edition, e.Kind) != nil {
		return
	}
	if err := r.Record(context.Background(), scope, current, a.ID, e, plan.Submission{Version: a.Version}); err != nil {
		r.t.Fatalf("%s %s at %s: %v", a.Ref, e.Kind, now, err)
	}
}

func TestAPositionNeverChangesByWhatIsRecordedLater(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	const seed = 15112023
	dice := rand.New(rand.NewPCG(seed, seed))
	now := demo.Start()
	seen := map[time.Time]everything{}
	for step := range 120 {
		now = now.Add(time.Duration(1+dice.IntN(30)) * time.Hour)
		r.happen(dice, now)
		if step%10 == 0 {
			if dice.IntN(2) == 0 { // and a figure or its correction
				m := r.series("L01", plan.DateAt(now)).Measure
				v := figure(60+dice.IntN(20), 100)
				v.Entered, v.ReleasedOn = now, plan.DateAt(now)
				if err := r.enter(m, v, ""); err != nil {
					t.Fatal(err)
				}
			}
			seen[now] = r.at(current, plan.View{At: now})
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
