package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// Decisions returns the meeting on that day, also when it has moved since, with
// what it decided as of the view; plan.ErrNotFound when there is none.
func (db *DB) Decisions(ctx context.Context, s plan.Scope, meeting plan.Date, v plan.View) (plan.DecisionSheet, error) {
	var sheet plan.DecisionSheet
	err := db.read(ctx, func(b *pgx.Batch) { queueDecisions(b, meetingArgs(s, meeting, v), &sheet) })
	if err == nil && sheet.Meeting.On.IsZero() {
		err = plan.ErrNotFound
	}
	return sheet, err
}

func meetingArgs(s plan.Scope, meeting plan.Date, v plan.View) pgx.NamedArgs {
	args := viewed(s, v)
	args["on"] = dayArg(meeting)
	return args
}

func queueDecisions(b *pgx.Batch, args pgx.NamedArgs, sheet *plan.DecisionSheet) {
	*sheet = plan.DecisionSheet{}
	queueMeeting(b, meantBy("@on"), args, &sheet.Meeting)
	b.Queue(thatMeeting+` select exists (select from minutes n join that on that.id = n.meeting_id where n.agreed_at is not null and n.recorded_at <= @at)`, args).
		QueryRow(func(row pgx.Row) error { return row.Scan(&sheet.Agreed) })
	b.Queue(thatMeeting+`
	select d.id, d.agenda_item, d.minute, d.proposer, d.wording, d.reasons, d.alternatives, d.conflicts, d.dispensations,
	       d.recorded_at, d.by_title
	  from decisions d
	  join that on that.id = d.meeting_id
	 where d.recorded_at <= @at
	 order by d.agenda_item, d.id`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[decisionRow])
		for _, r := range found {
			sheet.Decisions = append(sheet.Decisions, r.decision(sheet.Meeting.On))
		}
		return err
	})
	queueCreated(b, args, sheet)
	queueLog(b, thatMeeting+selectLog+`
	 where `+visibleOrNone+`
	   and exists (select from log_events v join that on that.id = v.meeting_id
	                where v.ref = l.ref and v.kind in ('closed', 're-dated') and v.recorded_at <= @at)`, args, &sheet.Log)
}

// queueCreated adds what the decisions, which must have been read, created, and
// the answers to Reds that no decision gave.
func queueCreated(b *pgx.Batch, args pgx.NamedArgs, sheet *plan.DecisionSheet) {
	var items []plan.LogItem
	queueLog(b, thatMeeting+selectLog+` join that on that.id = d.meeting_id where `+visibleOrNone+` and d.recorded_at <= @at`, args, &items)
	b.Queue(thatMeeting+selectRedAnswer+`
	  join that on that.id = r.meeting_id
	 where `+visible+` and r.recorded_at <= @at
	 order by r.id`, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[redAnswerRow])
		for _, r := range found {
			if answer := r.answer(); answer.Decision == 0 {
				sheet.Answers = append(sheet.Answers, answer)
			}
		}
		for n := range sheet.Decisions {
			d := &sheet.Decisions[n]
			for _, i := range items {
				if i.Minute == d.Minute {
					d.Created = &i
				}
			}
			for _, r := range found {
				if answer := r.answer(); answer.Decision == d.ID {
					d.Answer = &answer
				}
			}
		}
		return err
	})
}

type decisionRow struct {
	ID                                                                                  int64
	AgendaItem                                                                          int
	Minute, Proposer, Wording, Reasons, Alternatives, Conflicts, Dispensations, ByTitle string
	RecordedAt                                                                          time.Time
}

func (r decisionRow) decision(on plan.Date) plan.Decision {
	return plan.Decision{
		ID: r.ID, Meeting: on, Item: r.AgendaItem, Minute: r.Minute, Proposer: r.Proposer, Wording: r.Wording, Reasons: r.Reasons,
		Alternatives: r.Alternatives, Conflicts: r.Conflicts, Dispensations: r.Dispensations, At: r.RecordedAt, ByTitle: r.ByTitle,
	}
}

const selectRedAnswer = `
	select r.decision_id, e.family_slug as plan, e.slug as edition, a.ref, r.answer, m.held_on, r.reason, r.escalated_to,
	       r.by_title, r.recorded_at
	  from red_answers r
	  join actions a on a.id = r.action_id
	  join editions e on e.id = a.edition_id
	  join board_meetings m on m.id = r.meeting_id`

type redAnswerRow struct {
	DecisionID          pgtype.Int8
	Plan, Edition, Ref  string
	Answer              plan.Answer
	HeldOn              time.Time
	Reason, EscalatedTo string
	ByTitle             string
	RecordedAt          time.Time
}

func (r redAnswerRow) answer() plan.RedAnswer {
	return plan.RedAnswer{
		Answered: plan.Answered{Action: r.Ref, Answer: r.Answer, On: day(&r.HeldOn), Reason: r.Reason},
		Edition:  plan.EditionKey{Plan: r.Plan, Edition: r.Edition}, To: r.EscalatedTo, Decision: r.DecisionID.Int64,
		ByTitle: r.ByTitle, At: r.RecordedAt,
	}
}
