package plan

import "time"

// Round is one quarter's reporting: updates on the quarter are gathered,
// reviewed, put before the Board and closed (facts (d2)).
type Round struct {
	Quarter    Quarter // the quarter reported on
	Opens      Date
	UpdatesDue Date
	ReviewBy   Date
	PapersOut  Date
	Board      Date // the meeting the round leads to
	Closes     Date
}

// NewRound works out the dates of a quarter's round from the day of the Board:
// it opens on the first day after the quarter, updates are due on the last day
// of that month, review takes three working days, papers are out five clear
// working days before the Board, and it closes the day after (facts (d2)).
func NewRound(q Quarter, board Date) Round {
	opens := q.Next().First()
	due := NewDate(opens.Year, opens.Month+1, 1).AddDays(-1)
	return Round{
		Quarter:    q,
		Opens:      opens,
		UpdatesDue: due,
		ReviewBy:   due.addWorkdays(3),
		PapersOut:  PapersDue(board),
		Board:      board,
		Closes:     board.AddDays(1),
	}
}

// IsOpen reports whether the round takes updates on that day.
func (r Round) IsOpen(today Date) bool { return !today.Before(r.Opens) && today.Before(r.Closes) }

// IsClosed reports whether the round has closed by that day.
func (r Round) IsClosed(today Date) bool { return !today.Before(r.Closes) }

// has reports whether an update posted then, if there is one, belongs to the
// round as long as that is open.
func (r Round) has(update time.Time) bool {
	return !update.IsZero() && !DateAt(update).Before(r.Opens)
}

// Rounds are reporting rounds in the order in which they open.
type Rounds []Round

// At returns the round to which an update belongs that is submitted then: the
// latest one opened at or before (facts (g1)). It reports false before the
// first round opens.
func (rs Rounds) At(submitted time.Time) (Round, bool) {
	day := DateAt(submitted)
	for i := len(rs) - 1; i >= 0; i-- {
		if !day.Before(rs[i].Opens) {
			return rs[i], true
		}
	}
	return Round{}, false
}

// sameAt reports whether no round has opened between the instant and that day.
func (rs Rounds) sameAt(at time.Time, today Date) bool {
	then, _ := rs.At(at)
	now, _ := rs.At(today.Start())
	return then.Quarter == now.Quarter
}

// Open returns the round that takes updates on that day, if there is one.
func (rs Rounds) Open(today Date) (Round, bool) {
	for _, r := range rs {
		if r.IsOpen(today) {
			return r, true
		}
	}
	return Round{}, false
}

// NextBoard returns the first meeting on or after that day, if one is planned.
func (rs Rounds) NextBoard(today Date) (Date, bool) {
	for _, r := range rs {
		if !r.Board.Before(today) {
			return r.Board, true
		}
	}
	return Date{}, false
}

// silence is the number of closed rounds in a row without an update after
// which an action is not reported (facts (g1) rule 6).
const silence = 2

// silentSince returns the first of the last two closed rounds when an action
// that starts then has no update in either of them; the open round does not
// count, and neither do rounds opened before the action's start.
func (rs Rounds) silentSince(start, today Date, st Standing) (Round, bool) {
	var closed Rounds
	for _, r := range rs {
		if r.IsClosed(today) && !r.Opens.Before(start) {
			closed = append(closed, r)
		}
	}
	if len(closed) < silence {
		return Round{}, false
	}
	first := closed[len(closed)-silence]
	last := st.lastClosed(rs, today)
	return first, last.IsZero() || DateAt(last).Before(first.Opens)
}
