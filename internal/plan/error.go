package plan

import "errors"

// Errors that a reader can understand. Anything else is ours to mend and is
// never shown.
var (
	// ErrNotFound: there is no such thing, or not for this reader.
	ErrNotFound = errors.New("not found")
	// ErrForbidden: the thing is there, and the reader may not do this to it.
	ErrForbidden = errors.New("forbidden")
	// ErrStale: somebody else changed it since the reader saw it.
	ErrStale = errors.New("changed by someone else in the meantime")
	// ErrRepeated: this very submission has been taken already, so there is
	// nothing left to do.
	ErrRepeated = errors.New("already taken")
	// ErrUnavailable: the record cannot be reached just now.
	ErrUnavailable = errors.New("the record cannot be reached")
	// ErrClosed: the edition is closed, and a closed edition is read-only for
	// ever (facts (b)).
	ErrClosed = errors.New("the edition is closed")
	// ErrNothing: there is nothing to do this to, or not any more: what waited
	// for review has been reviewed, or was sent back.
	ErrNothing = errors.New("nothing is waiting for this")
	// ErrHeld: the meeting has been held, so what it was shown stays as it is.
	ErrHeld = errors.New("the meeting has been held")
	// ErrMet: what the meeting decided is on the record, so its day and what it
	// was shown stay.
	ErrMet = errors.New("what the meeting decided is on the record")
	// ErrFrozen: the position is frozen for the meeting already.
	ErrFrozen = errors.New("the position is frozen already")
	// ErrNotFrozen: no position is frozen for the meeting.
	ErrNotFrozen = errors.New("no position is frozen for the meeting")
	// ErrLaterFrozen: the position is frozen for a later meeting, which was told
	// what changed since this one.
	ErrLaterFrozen = errors.New("the position is frozen for a later meeting")
	// ErrTooEarly: the day for this has not come, or something has to be done
	// before.
	ErrTooEarly = errors.New("it is too early for this")
	// ErrToCome: the moment that was asked for is still to come.
	ErrToCome = errors.New("that moment is still to come")
	// ErrNotEmpty: demo data or an archive were to be loaded over a plan.
	ErrNotEmpty = errors.New("the database already holds a plan")
)
