package postgres

import (
	"fmt"

	"planboard/internal/plan"
)

// signOff signs off the rounds that a director signed off, with as much missing
// as the record lacked then. All that was reported has been loaded.
func (l *loader) signOff() error {
	for _, r := range l.rec.SignOffs {
		if err := l.signOffRound(r); err != nil {
			return fmt.Errorf("sign off the round of %s: %w", r.Quarter, err)
		}
	}
	return l.inStates(plan.Date{})
}

func (l *loader) signOffRound(r plan.RoundSignOffRecord) error {
	on := plan.DateAt(r.At)
	if err := l.inStates(on); err != nil {
		return err
	}
	by := plan.Member{Account: l.accounts[r.Author], Title: l.titleOf(r.Author, on), Post: r.Author, Role: plan.Director}
	c, round, err := readRound(l.ctx, l.tx, query{by.Scope(), r.Edition, plan.View{At: r.At}}, r.Quarter)
	if err != nil {
		return err
	}
	if err := round.PermitSignOff(by.Scope(), on); err != nil {
		return err
	}
	signed, err := plan.NewRoundSignOff(c.Position, round.Round, r.Exception, plan.Occasion{By: &by, Now: r.At})
	if err != nil {
		return err
	}
	if err := insertSignOff(l.ctx, l.tx, by.Scope(), r.Edition, signed); err != nil {
		return err
	}
	l.history = append(l.history, signOffEntry(c.Position.Edition, signed))
	return nil
}
