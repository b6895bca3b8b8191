package gate_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http/httptest"
	"testing"
	"time"

	"planboard/internal/demo"
	"planboard/internal/plan"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/server"
)

// condition is how the record does while a page is asked for.
type condition string

const (
	well          condition = "well"
	withoutPlan   condition = "without a plan"
	unreadable    condition = "that cannot be read"
	unwritable    condition = "that cannot be written"
	overtaken     condition = "that somebody else changes first"
	frozenAlready condition = "whose next position is frozen"
	guessedAt     condition = "whose accounts were guessed at too often"
	awaited       condition = "with a delivery that waits for its sign-off, until somebody else is first"
)

var conditions = []condition{well, withoutPlan, unreadable, unwritable, overtaken, frozenAlready, guessedAt, awaited}

// ailing is the demonstration record in a condition. What it does not answer
// itself, the real record does.
type ailing struct {
	server.Store
	is condition
}

func (a ailing) fault() error {
	switch a.is {
	case unreadable:
		return plan.ErrUnavailable
	case withoutPlan:
		return plan.ErrNotFound
	default:
		return nil
	}
}

func (a ailing) writeFault() error {
	switch a.is {
	case unwritable:
		return plan.ErrUnavailable
	case overtaken, awaited:
		return plan.ErrStale
	default:
		return errors.New("the gate does not write here")
	}
}

func (a ailing) Editions(ctx context.Context, s plan.Scope) ([]plan.Edition, error) {
	switch a.is {
	case unreadable:
		return nil, plan.ErrUnavailable
	case withoutPlan:
		return nil, nil
	default:
		return a.Store.Editions(ctx, s)
	}
}

func (a ailing) Position(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Position, error) {
	if err := a.fault(); err != nil {
		return plan.Position{}, err
	}
	return a.Store.Position(ctx, s, k, v)
}

func (a ailing) Pair(ctx context.Context, s plan.Scope, one, other plan.EditionKey, v plan.View) (earlier, later plan.Position, err error) {
	if err := a.fault(); err != nil {
		return earlier, later, err
	}
	return a.Store.Pair(ctx, s, one, other, v)
}

func (a ailing) Brief(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Brief, error) {
	if err := a.fault(); err != nil {
		return plan.Brief{}, err
	}
	return a.Store.Brief(ctx, s, k, v)
}

func (a ailing) Dossier(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View, before int64) (plan.Dossier, error) {
	if err := a.fault(); err != nil {
		return plan.Dossier{}, err
	}
	d, err := a.Store.Dossier(ctx, s, k, v, before)
	if a.is == awaited && err == nil {
		d.Action.Standing.Delivered, d.Action.Standing.Evidence = d.Position.Today, "Report to the Board of January"
		d.Action = plan.Track([]plan.Action{d.Action.Action}, d.Position.Rounds, d.Position.Today)[0]
	}
	return d, err
}

func (a ailing) Folder(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Folder, error) {
	if err := a.fault(); err != nil {
		return plan.Folder{}, err
	}
	return a.Store.Folder(ctx, s, k, v)
}

func (a ailing) Record(context.Context, plan.Scope, plan.Action, plan.Event, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) ChangeChoices(ctx context.Context, s plan.Scope, v plan.View) (plan.ChangeChoices, error) {
	if err := a.fault(); err != nil {
		return plan.ChangeChoices{}, err
	}
	return a.Store.ChangeChoices(ctx, s, v)
}

func (a ailing) Schedule(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Schedule, error) {
	if err := a.fault(); err != nil {
		return plan.Schedule{}, err
	}
	return a.Store.Schedule(ctx, s, k, v)
}

func (a ailing) PlanRound(context.Context, plan.Scope, plan.RoundPlan, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) SignOffRound(context.Context, plan.Scope, plan.EditionKey, plan.RoundSignOff, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) AddValue(context.Context, plan.Scope, plan.Measure, plan.Value, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) ReviewValue(context.Context, plan.Scope, plan.Measure, plan.ValueReview, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) OverrideRating(context.Context, plan.Scope, plan.Measure, plan.RatingOverride, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) Amend(context.Context, plan.Scope, plan.Measure, plan.Amendment, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) Log(ctx context.Context, s plan.Scope, v plan.View, f plan.LogFilter) ([]plan.LogItem, error) {
	if a.is == unreadable {
		return nil, plan.ErrUnavailable
	}
	return a.Store.Log(ctx, s, v, f)
}

func (a ailing) LogItem(ctx context.Context, s plan.Scope, v plan.View, ref string) (plan.LogItem, error) {
	if err := a.fault(); err != nil {
		return plan.LogItem{}, err
	}
	i, err := a.Store.LogItem(ctx, s, v, ref)
	if a.is == overtaken || a.is == unwritable { // so that a Board held since can have decided on it
		i.Raised, i.Meeting = firstBoard, firstBoard
	}
	return i, err
}

func (a ailing) Choices(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Choices, error) {
	if err := a.fault(); err != nil {
		return plan.Choices{}, err
	}
	return a.Store.Choices(ctx, s, k, v)
}

func (a ailing) Watch(ctx context.Context, s plan.Scope, k plan.EditionKey, v plan.View) (plan.Watch, error) {
	if err := a.fault(); err != nil {
		return plan.Watch{}, err
	}
	return a.Store.Watch(ctx, s, k, v)
}

func (a ailing) Decisions(ctx context.Context, s plan.Scope, meeting plan.Date, v plan.View) (plan.DecisionSheet, error) {
	if err := a.fault(); err != nil {
		return plan.DecisionSheet{}, err
	}
	return a.Store.Decisions(ctx, s, meeting, v)
}

func (a ailing) Minutes(ctx context.Context, s plan.Scope, meeting plan.Date, v plan.View) (plan.DecisionSheet, plan.Minutes, error) {
	if err := a.fault(); err != nil {
		return plan.DecisionSheet{}, plan.Minutes{}, err
	}
	return a.Store.Minutes(ctx, s, meeting, v)
}

func (a ailing) Raise(context.Context, plan.Scope, plan.LogItem, plan.Submission) (string, error) {
	return "", a.writeFault()
}

func (a ailing) RecordLog(context.Context, plan.Scope, string, plan.LogEvent, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) AnswerRed(context.Context, plan.Scope, plan.ActionID, plan.RedAnswer, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) AddDecision(context.Context, plan.Scope, plan.Decision, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) AddMinutes(context.Context, plan.Scope, plan.Minutes, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) Meetings(ctx context.Context, s plan.Scope, today plan.Date) ([]plan.Meeting, error) {
	switch a.is {
	case unreadable:
		return nil, plan.ErrUnavailable
	case withoutPlan:
		return nil, nil
	default:
		return a.Store.Meetings(ctx, s, today)
	}
}

func (a ailing) Meeting(ctx context.Context, s plan.Scope, on, today plan.Date) (plan.Sitting, error) {
	if err := a.fault(); err != nil {
		return plan.Sitting{}, err
	}
	m, err := a.Store.Meeting(ctx, s, on, today)
	if a.is == frozenAlready {
		m.Meeting.Frozen = plan.Freeze{Meeting: on, At: demo.Start(), ByTitle: "Democratic Services Officer", Checksum: "0"}
	}
	return m, err
}

func (a ailing) AddMeeting(context.Context, plan.Scope, plan.Meeting, plan.Event, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) MoveMeeting(context.Context, plan.Scope, plan.MeetingMove, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) Freeze(context.Context, plan.Scope, plan.Date, plan.Event, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) Unfreeze(context.Context, plan.Scope, plan.Date, plan.Event, plan.Submission) error {
	return a.writeFault()
}

func (a ailing) Credentials(ctx context.Context, email string, today plan.Date) (*plan.Member, string, error) {
	if a.is == unwritable {
		return nil, "", plan.ErrUnavailable
	}
	return a.Store.Credentials(ctx, email, today)
}

func (a ailing) EndSession(ctx context.Context, token string) error {
	if a.is == unwritable {
		return plan.ErrUnavailable
	}
	return a.Store.EndSession(ctx, token)
}

func (a ailing) Failures(ctx context.Context, subject string, since time.Time) (int, time.Time, error) {
	if a.is == guessedAt {
		return 1000, time.Now(), nil
	}
	return a.Store.Failures(ctx, subject, since)
}

// portal is where a server listens.
type portal struct {
	server *server.Server
	base   string // http://127.0.0.1:1234
}

// portals are servers on one demonstration record, one for each condition. A
// session begun at one of them holds at all.
func portals(t *testing.T) map[condition]portal {
	t.Helper()
	record := postgrestest.Demo(t)
	all := map[condition]portal{}
	for _, c := range conditions {
		all[c] = listen(t, ailing{record, c})
	}
	return all
}

// listen starts the portal on a loopback port; its clock stands still, so that
// its pages do.
func listen(t *testing.T, record server.Store) portal {
	t.Helper()
	s, err := server.New(record, server.Options{
		Log: slog.New(slog.DiscardHandler), Now: demo.Start, Demo: true, DemoPassword: demo.Password,
	})
	must(t, err)
	listening := httptest.NewServer(s)
	t.Cleanup(listening.Close)
	return portal{s, listening.URL}
}
