package server

import (
	"cmp"
	"context"
	"errors"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/web/page"
)

// Errors of the request itself.
var (
	errMethod      = errors.New("method not allowed")
	errCrossOrigin = errors.New("posted from another site")
	errSignedOut   = errors.New("signed out in the meantime")
	errUnreadable  = errors.New("the form sent cannot be read")
	errMoment      = errors.New("no moment can be read from at=")
)

// refusal is an error about one thing, with how that stands and where to go from
// there.
type refusal struct {
	error
	page.Refusal
}

// Unwrap implements the errors package's protocol.
func (r refusal) Unwrap() error { return r.error }

// answer is the status and the words for an error that a reader can
// understand.
type answer struct {
	err     error
	status  int
	heading string
	text    []string
	retry   time.Duration // after which it is worth trying again; 0: not said
}

// answers is the one table from errors to statuses and words.
var answers = []answer{
	{plan.ErrNotFound, http.StatusNotFound, "Page not found", []string{
		"There is nothing at this address, or nothing that you may see.",
		"If you typed the address, check it. If you followed a link, go back to the home page and look from there."}, 0},
	{plan.ErrForbidden, http.StatusForbidden, "You may not open this page", []string{
		"Your account does not have this page, or this is not yours to do. An action is updated by the post that leads it. What was reported is reviewed by the lead of the priority or a director, signed off and approved by a director, and never by whoever reported it or leads the action. Figures are entered by the data steward; the cabinet report is taken by the director. The Board’s log is answered by the post that it names and closed by the Board. History is read by the secretary and the director, and by officers for what is theirs.",
		"If you think you should have it, ask the board secretary."}, 0},
	{plan.ErrStale, http.StatusConflict, "Somebody else was first", []string{
		"This was changed while you had it open. Nothing of theirs or yours is lost: go back, load the page again and decide on what stands there now."}, 0},
	{plan.ErrClosed, http.StatusConflict, "This stays as it is", []string{
		"The edition or the reporting round is closed, the action has ended or is complete, the Board has closed the item, or the minutes are agreed, so what is on the record stays as it is. Ask the board secretary if something in it is wrong."}, 0},
	{plan.ErrNothing, http.StatusConflict, "This cannot be done now", []string{
		"Nothing waits for this as things stand. Nothing was changed by this. Go back, load the page again and see what stands there now."}, 0},
	{errMoment, http.StatusBadRequest, "That is not a moment", []string{
		"After at= comes the day of a Board, as in at=2023-11-15, or an instant, as in at=2023-11-14T10:00:00Z. Without it, pages show what stands now."}, 0},
	{plan.ErrHeld, http.StatusConflict, "That meeting has been held", []string{
		"What the Board was shown stays as it is, for ever, and a meeting that has been held does not move. Nothing was changed by this."}, 0},
	{plan.ErrMet, http.StatusConflict, "What this meeting decided is on the record", []string{
		"So its day and what it was shown stay as they are. Nothing was changed by this."}, 0},
	{plan.ErrFrozen, http.StatusConflict, "The position is frozen already", []string{"Nothing was changed by this."}, 0},
	{plan.ErrNotFrozen, http.StatusConflict, "Nothing is frozen for this meeting", []string{"Nothing was changed by this."}, 0},
	{plan.ErrLaterFrozen, http.StatusConflict, "A later position is frozen", []string{"Nothing was changed by this."}, 0},
	{plan.ErrTooEarly, http.StatusConflict, "It is too early for this", []string{"Nothing was changed by this."}, 0},
	{plan.ErrToCome, http.StatusNotFound, "That moment is still to come", []string{
		"A position can be looked at as it stood at any moment up to now. Take at= out of the address to see it as it stands now."}, 0},
	{plan.ErrUnavailable, http.StatusServiceUnavailable, "The record cannot be reached just now", []string{
		"This is our trouble and not yours. Nothing on the record is lost. Try again in a few seconds."}, 10 * time.Second},
	{errMethod, http.StatusMethodNotAllowed, "This address does not take that", []string{
		"Go back to the home page and start again from there."}, 0},
	{errCrossOrigin, http.StatusForbidden, "This did not come from Planboard", []string{
		"A form was sent here from another site, and nothing was done with it. If that was you, open the page in Planboard and fill it in there."}, 0},
	{errSignedOut, http.StatusUnauthorized, "You have been signed out", []string{
		"You were away for a while, so you have been signed out. Nothing has been recorded yet.",
		"Sign in again in another tab or window, then come back here and send this again."}, 0},
	{errUnreadable, http.StatusBadRequest, "What was sent cannot be read", []string{
		"It was damaged on the way, and nothing was recorded. Go back in your browser: what you typed is still there. Send it once more."}, 0},
}

var (
	tooLarge = answer{nil, http.StatusRequestEntityTooLarge, "That is too long to send", []string{
		"More than 1 MB was sent, and nothing was recorded. Go back in your browser: what you typed is still there. Shorten it, or put the long text in a document and link to it as evidence."}, 0}
	ours = answer{nil, http.StatusInternalServerError, "Something went wrong", []string{
		"This is our fault and not yours. Nothing was recorded. Try again; if it happens again, tell the board secretary and give the reference below."}, 0}
)

// answerTo finds the answer to an error.
func answerTo(err error) answer {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return tooLarge
	}
	for _, a := range answers {
		if errors.Is(err, a.err) {
			return a
		}
	}
	return ours
}

// trouble is the one place where an error becomes a status and a page. Only
// what is ours to mend is logged as an error; errors hold no text that a user
// wrote.
func (s *Server) trouble(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // the reader has gone
	}
	a := answerTo(err)
	p := page.Trouble{Heading: a.heading, Text: a.text}
	var refused refusal
	if errors.As(err, &refused) {
		p.Ways, p.Heading = refused.Ways, cmp.Or(refused.Heading, p.Heading)
		if refused.Text != "" {
			p.Text = []string{refused.Text, "Nothing was changed by this."}
		}
	}
	if a.status >= 500 {
		p.Reference = reference(r)
		s.options.Log.Error("request failed", "reference", p.Reference, "account", account(r), "error", err.Error())
	}
	if a.err != errCrossOrigin { // what another site wrote is not offered
		p.Kept = kept(r)
	}
	if a.status >= 500 || a.err == errSignedOut { // else sending it again would be refused again
		p.Again = r.URL.RequestURI()
	}
	if a.retry > 0 {
		w.Header().Set("Retry-After", seconds(a.retry))
	}
	if err := s.send(w, r, a.status, p, page.Frame{Member: auth.Member(r.Context()), Demo: s.banner(), Plan: s.lastKnownKey()}); err != nil {
		s.options.Log.Error("the page for a failure failed", "reference", reference(r), "error", err.Error())
		http.Error(w, a.heading+". "+strings.Join(a.text, " "), a.status)
	}
}

func seconds(d time.Duration) string { return strconv.Itoa(int(math.Ceil(d.Seconds()))) }
