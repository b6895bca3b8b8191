package postgres

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// replayedAtOnce is how many actions are replayed from one reading.
const replayedAtOnce = 200

// verifyStates compares every state that is kept of every action with what its
// updates and events make of it.
func verifyStates(ctx context.Context, tx pgx.Tx, x *examination) error {
	var around plan.Position
	b := &pgx.Batch{}
	queueRounds(b, pgx.NamedArgs{"at": newest}, &around)
	if err := tx.SendBatch(ctx, b).Close(); err != nil {
		return err
	}
	var after plan.ActionID
	for {
		some, err := readAgreed(ctx, tx, after)
		if err != nil || len(some) == 0 {
			return err
		}
		ids := make([]plan.ActionID, len(some))
		for i, a := range some {
			ids[i] = a.ID
		}
		told, err := readTellings(ctx, tx, ids...)
		if err != nil {
			return err
		}
		kept, err := readStates(ctx, tx, ids)
		if err != nil {
			return err
		}
		for _, a := range some {
			x.compare(a, kept[a.ID], told[a.ID], around.Rounds)
		}
		after = some[len(some)-1].ID
	}
}

// agreedAction is an action with the terms on which it was agreed.
type agreedAction struct {
	plan.Action
	at    time.Time
	terms plan.Terms
}

// readAgreed reads the next actions after that number.
func readAgreed(ctx context.Context, tx pgx.Tx, after plan.ActionID) ([]agreedAction, error) {
	rows, err := tx.Query(ctx, `
	select a.id, e.family_slug, e.slug, a.ref, a.starts_on, a.first_due_on, a.lead_code, a.recorded_at
	  from actions a
	  join editions e on e.id = a.edition_id
	 where a.id > $1
	 order by a.id
	 limit $2`, after, replayedAtOnce)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (agreedAction, error) {
		var a agreedAction
		var starts, due time.Time
		var lead pgtype.Text
		err := row.Scan(&a.ID, &a.Edition.Plan, &a.Edition.Edition, &a.Ref, &starts, &due, &lead, &a.at)
		a.Starts, a.FirstDue = day(&starts), day(&due)
		a.terms = plan.Terms{Due: a.FirstDue, Lead: plan.Post{Code: plan.PostCode(lead.String)}}
		return a, err
	})
}

// readStates reads every state of the actions, the earliest first.
func readStates(ctx context.Context, tx pgx.Tx, ids []plan.ActionID) (map[plan.ActionID][]stateRow, error) {
	rows, err := tx.Query(ctx, `
	select s.action_id, `+stateColumns+` from action_states s where s.action_id = any($1) order by s.action_id, s.version`, ids)
	if err != nil {
		return nil, err
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByName[struct {
		ActionID plan.ActionID
		stateRow
	}])
	states := map[plan.ActionID][]stateRow{}
	for _, r := range found {
		states[r.ActionID] = append(states[r.ActionID], r.stateRow)
	}
	return states, err
}

// compare tells of the first state that is not what history makes it, and
// leaves the rest, which follow from it.
func (x *examination) compare(a agreedAction, kept []stateRow, told plan.Telling, rs plan.Rounds) {
	x.audit.Actions++
	x.step()
	where := "What is kept of " + a.Thing().String()
	if len(kept) == 0 {
		x.find(where, "none of its states is there any more")
		return
	}
	states := a.known(a.States(a.at, a.terms, told, rs), kept)
	for i, state := range states {
		from := where + " from " + spoken(state.From) + " on"
		switch some := a.differences(kept, i, state); {
		case i >= len(kept) || kept[i].Version != i+1:
			x.find(from, "this state is not there any more"+newestOf(told))
			return
		case len(some) > 0:
			x.find(from, strings.Join(some, ", ")+" not as it was reported"+newestOf(told))
			return
		}
	}
	if extra := len(kept) - len(states); extra > 0 {
		x.find(where, fmt.Sprintf("its history does not make the last %d of %d states", extra, len(kept)))
	}
}

// known leaves out the states of which nothing can be kept: of what was there
// before states were, only what it had come to is known.
func (a agreedAction) known(states []plan.State, kept []stateRow) []plan.State {
	earlier := len(states) - len(kept)
	if earlier <= 0 || len(a.differences(kept, 0, states[0])) == 0 {
		return states
	}
	states = states[earlier:]
	states[0].From = kept[0].RecordedAt // which is taken to be that of the newest report
	return states
}

// differences names what of the state of that place is kept otherwise than it
// was told.
func (a agreedAction) differences(kept []stateRow, place int, told plan.State) []string {
	if place >= len(kept) {
		return nil
	}
	then := a.Action
	kept[place].put(&then)
	some := differences(then, told.Action)
	if !kept[place].RecordedAt.Equal(told.From) {
		some = append(some, "time")
	}
	return some
}

// newestOf names the newest report.
func newestOf(told plan.Telling) string {
	for i := len(told.Events) - 1; i >= 0; i-- {
		if u := told.Events[i].Update; u != nil {
			return fmt.Sprintf("; the newest report is progress update %d, recorded %s, by the %s", u.ID, spoken(u.Submitted), u.ByTitle)
		}
	}
	return ""
}

// differences names what of the action is kept otherwise than it was told.
func differences(kept, told plan.Action) []string {
	k, t := kept.Standing, told.Standing
	var some []string
	for _, fact := range []struct {
		name string
		same bool
	}{
		{"due date", kept.Due == told.Due && kept.NextDue == told.NextDue},
		{"lead", kept.Lead.Code == told.Lead.Code},
		{"end", kept.Closure.Kind == told.Closure.Kind && kept.Closure.On == told.Closure.On && kept.Closure.Body == told.Closure.Body && kept.Closure.Reason == told.Closure.Reason},
		{"time of the last update", k.LastUpdate.Equal(t.LastUpdate) && k.Earlier.Equal(t.Earlier)},
		{"text", k.Narrative == t.Narrative && k.NextStep == t.NextStep},
		{"status", k.Proposed == t.Proposed && k.Computed == t.Computed && k.Reason == t.Reason},
		{"forecast", k.Forecast == t.Forecast},
		{"issue", k.Issue == t.Issue},
		{"recovery plan", k.Recovery == t.Recovery},
		{"delivery", k.Delivered == t.Delivered && k.Evidence == t.Evidence && k.ReportedBy == t.ReportedBy},
		{"sign-off", k.SignedOff == t.SignedOff && k.SignedBy == t.SignedBy},
		{"review", k.Review == t.Review && k.Update == t.Update && k.Author == t.Author},
		{"return", k.Returned.Update == t.Returned.Update && k.Returned.Comment == t.Returned.Comment &&
			k.Returned.ByTitle == t.Returned.ByTitle && k.Returned.At.Equal(t.Returned.At)},
		{"override", k.Override.Status == t.Override.Status && k.Override.Reason == t.Override.Reason &&
			k.Override.ByTitle == t.Override.ByTitle && k.Override.At.Equal(t.Override.At)},
	} {
		if !fact.same {
			some = append(some, fact.name)
		}
	}
	return some
}
