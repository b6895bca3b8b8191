package postgres

import (
	"fmt"

	"planboard/internal/plan"
)

// frozen is the event that froze the position of a meeting.
func (l *loader) frozen(m plan.MeetingRecord) plan.Event {
	return plan.Event{At: m.FrozenAt, By: l.accounts[m.FrozenBy], ByTitle: l.titleOf(m.FrozenBy, plan.DateAt(m.FrozenAt))}
}

// freeze freezes the position of each meeting that was frozen, as the record
// stood then. All else has been loaded.
func (l *loader) freeze() error {
	for _, m := range l.rec.Meetings {
		if m.FrozenAt.IsZero() {
			continue
		}
		if err := l.freezeFor(m); err != nil {
			return fmt.Errorf("freeze the position of %s: %w", m.On, err)
		}
	}
	return l.inStates(plan.Date{})
}

func (l *loader) freezeFor(m plan.MeetingRecord) error {
	if err := l.inStates(plan.DateAt(m.FrozenAt)); err != nil {
		return err
	}
	e := l.frozen(m)
	held := heldMeeting{Sitting: plan.Sitting{Meeting: m.Meeting}}
	if err := l.tx.QueryRow(l.ctx, `select id from board_meetings where held_on = $1`, dayArg(m.On)).Scan(&held.ID); err != nil {
		return err
	}
	positions, err := readWhole(l.ctx, l.tx, freezeOf(m.On, e, 0))
	if err != nil {
		return err
	}
	for _, p := range positions {
		told, err := p.put(l.ctx, l.tx, held, e)
		if err != nil {
			return err
		}
		l.history = append(l.history, told)
	}
	return nil
}

// inStates puts the editions into the states that they must have had on that
// day: the record only says what has become of them. The zero Date is now.
func (l *loader) inStates(on plan.Date) error {
	if _, err := l.tx.Exec(l.ctx, `update editions set state = 'draft'`); err != nil { // of a plan, one alone may be in force
		return err
	}
	for _, e := range l.rec.Editions {
		state := e.State
		switch {
		case on.IsZero() || e.Ends.Before(on):
		case e.Starts.After(on):
			state = plan.Draft
		default:
			state = plan.InForce
		}
		if _, err := l.tx.Exec(l.ctx, `update editions set state = $2 where id = $1`, l.editions[e.Key], string(state)); err != nil {
			return err
		}
	}
	return nil
}
