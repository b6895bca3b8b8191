package postgres

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"planboard/internal/plan"
)

// loadLimit is how long a load may take: a record for load tests takes longer
// than any page may. Its statements and locks may take as long, and
// so may what is worked out between two statements.
const loadLimit = 10 * time.Minute

// Load puts a whole record into an empty database, in one transaction. Hash
// turns the password of an account into what may be stored. It returns
// plan.ErrNotEmpty when the database holds a plan already.
func (db *DB) Load(ctx context.Context, r plan.Record, hash func(string) (string, error)) error {
	return db.writeWithin(ctx, loadLimit, func(ctx context.Context, tx pgx.Tx) error {
		// It numbers, locks and counts, which the owner of the tables may.
		if _, err := tx.Exec(ctx, `set local role none; set local statement_timeout = '10min'; set local lock_timeout = '10min';
	                          set local idle_in_transaction_session_timeout = '10min'`); err != nil {
			return err
		}
		// Of two that load at once, the second waits and finds the first's plan.
		if _, err := tx.Exec(ctx, `lock table editions in share row exclusive mode`); err != nil {
			return err
		}
		l := newLoader(ctx, tx, r, hash)
		var taken bool
		err := tx.QueryRow(ctx, `
	select exists (select from editions), (select coalesce(max(id), 0) from accounts)`).Scan(&taken, &l.lastAccount)
		if err != nil {
			return err
		}
		if taken {
			return plan.ErrNotEmpty
		}
		return l.load()
	})
}

// Empty reports whether the database holds no plan yet.
func (db *DB) Empty(ctx context.Context) (bool, error) {
	var empty bool
	err := db.read(ctx, func(b *pgx.Batch) {
		b.Queue(`select not exists (select from editions)`).QueryRow(func(row pgx.Row) error { return row.Scan(&empty) })
	})
	return empty, err
}

// loader carries a record into the database. Things of a record refer to each
// other by name; the loader gives them numbers and keeps them by name.
type loader struct {
	ctx  context.Context
	tx   pgx.Tx
	rec  plan.Record
	hash func(string) (string, error)

	lastAccount plan.AccountID // there may be accounts before there is a plan

	accounts   map[plan.PostCode]plan.AccountID // of each post
	editions   map[plan.EditionKey]int64
	priorities map[named]int64
	actions    map[named]plan.Action
	measures   map[named]int64 // by plan and code
	meetings   map[plan.Date]int64
	history    []entry
}

// named is something that has its name within an edition, or, with an empty
// edition, within a plan.
type named struct {
	plan.EditionKey
	name string
}

func newLoader(ctx context.Context, tx pgx.Tx, r plan.Record, hash func(string) (string, error)) *loader {
	return &loader{
		ctx: ctx, tx: tx, rec: r, hash: hash,
		accounts:   map[plan.PostCode]plan.AccountID{},
		editions:   map[plan.EditionKey]int64{},
		priorities: map[named]int64{},
		actions:    map[named]plan.Action{},
		measures:   map[named]int64{},
	}
}

func (l *loader) load() error {
	for _, step := range []func() error{
		l.loadPosts, l.loadAccounts, l.loadEditions, l.loadPriorities, l.loadMeetings, l.loadDecisions,
		l.loadActions, l.loadLineage, l.loadReports, l.loadMeasures, l.loadUses, l.loadFigures,
		l.loadBoard, l.renumber, l.analyse, l.signOff, l.freeze, l.loadHistory,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// put copies rows into a table.
func (l *loader) put(table string, columns []string, rows [][]any) error {
	if _, err := l.tx.CopyFrom(l.ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows)); err != nil {
		return fmt.Errorf("load %s: %w", table, err)
	}
	return nil
}

// loadHistory loads what history says of all this, in the order of time.
func (l *loader) loadHistory() error {
	seals, err := l.seals()
	if err != nil {
		return err
	}
	slices.SortStableFunc(l.history, func(a, b entry) int { return a.At.Compare(b.At) })
	rows := make([][]any, len(l.history))
	for i, e := range l.history {
		if row := e.Row.String(); row != "" {
			e = e.sealing(row, seals[row])
		}
		before, after, err := e.encoded()
		if err != nil {
			return err
		}
		rows[i] = []any{e.At, orNull(int64(e.Account)), e.ByTitle, e.Thing.String(), e.What, before, after}
	}
	if err := l.put("history", []string{"at", "account_id", "by_title", "thing", "what", "before", "after"}, rows); err != nil {
		return err
	}
	_, err = l.tx.Exec(l.ctx, `analyze history`)
	return err
}

// seals returns the seals of all rows, by their names.
func (l *loader) seals() (map[string]string, error) {
	all := map[string]string{}
	for _, t := range sealedTables {
		some, err := t.seals(l.ctx, l.tx)
		if err != nil {
			return nil, err
		}
		maps.Copy(all, some)
	}
	return all, nil
}

// tell adds to history what the record brings along. Of what it does not say who
// and when, it is told that it was loaded, and as of the beginning of the first
// edition.
func (l *loader) tell(entries ...entry) {
	for _, e := range entries {
		if e.At.IsZero() {
			e.At = l.beginning()
		}
		if e.ByTitle == "" {
			e.ByTitle = "Loaded with the record"
		}
		l.history = append(l.history, e)
	}
}

func (l *loader) beginning() time.Time {
	var first plan.Date
	for _, e := range l.rec.Editions {
		if first.IsZero() || e.Starts.Before(first) {
			first = e.Starts
		}
	}
	return first.Start()
}

// renumber lets the database go on counting where the loader stopped.
func (l *loader) renumber() error {
	for _, table := range []string{
		"organisations", "accounts", "editions", "priorities", "actions", "progress_updates", "action_events", "measures", "measure_values", "decisions",
	} {
		_, err := l.tx.Exec(l.ctx, fmt.Sprintf(
			`select setval(pg_get_serial_sequence('%s', 'id'), coalesce(max(id), 0) + 1, false) from %s`, table, table))
		if err != nil {
			return fmt.Errorf("number %s: %w", table, err)
		}
	}
	return nil
}

// analyse tells the database what it holds now, so that freezing is quick, and
// the first page as quick as the next. History waits until it is loaded: told
// that it is empty, the database reads the whole of it for the newest entry, as
// often as the chain asks.
func (l *loader) analyse() error {
	_, err := l.tx.Exec(l.ctx, `
	analyze actions, action_events, action_measures, action_occurrences, action_partners, action_states, benchmarks,
	        edition_measures, measure_breaks, measure_definitions, measure_targets, measure_values, measures,
	        progress_updates, round_dates, value_reviews`)
	return err
}

func (l *loader) loadPosts() error {
	organisations := map[string]int64{}
	var orgs, posts, titles [][]any
	for _, p := range l.rec.Posts {
		id, known := organisations[p.Organisation]
		if !known {
			id = int64(len(organisations) + 1)
			organisations[p.Organisation] = id
			orgs = append(orgs, []any{id, p.Organisation})
		}
		posts = append(posts, []any{string(p.Code), id})
		for _, t := range p.Titles {
			from := t.From
			if from.IsZero() {
				from = plan.NewDate(1900, 1, 1)
			}
			titles = append(titles, []any{string(p.Code), dayArg(from), t.Title})
		}
	}
	return first(
		l.put("organisations", []string{"id", "name"}, orgs),
		l.put("posts", []string{"code", "organisation_id"}, posts),
		l.put("post_titles", []string{"post_code", "valid_from", "title"}, titles))
}

func (l *loader) loadAccounts() error {
	var rows [][]any
	for i, a := range l.rec.Accounts {
		id := l.lastAccount + plan.AccountID(i+1)
		if _, known := l.accounts[a.Post]; !known && a.Post != "" {
			l.accounts[a.Post] = id
		}
		var hashed any
		if a.Password != "" {
			h, err := l.hash(a.Password)
			if err != nil {
				return fmt.Errorf("hash a password: %w", err)
			}
			hashed = h
		}
		rows = append(rows, []any{int64(id), a.Email, string(a.Role), orNull(string(a.Post)), orNull(a.Title), hashed})
	}
	return l.put("accounts", []string{"id", "email", "role", "post_code", "title", "password_hash"}, rows)
}

func (l *loader) loadEditions() error {
	var families, editions, approvals [][]any
	for i, f := range l.rec.Families {
		families = append(families, []any{f.Slug, f.Name, f.ShortName, i + 1})
	}
	for i, e := range l.rec.Editions {
		l.editions[e.Key] = int64(i + 1)
		editions = append(editions, []any{int64(i + 1), e.Key.Plan, e.Key.Edition, e.OfficialName, dayArg(e.Starts),
			dayArg(e.Ends), string(e.State), e.Illustrative, e.Vision})
		for _, a := range e.Approvals {
			approvals = append(approvals, approvalRowOf(int64(i+1), a))
		}
	}
	for _, a := range l.rec.Events {
		approvals = append(approvals, approvalRowOf(nil, a))
	}
	return first(
		l.put("families", []string{"slug", "name", "short_name", "position"}, families),
		l.put("editions", []string{"id", "family_slug", "slug", "official_name", "starts_on", "ends_on", "state", "illustrative", "vision"}, editions),
		l.put("approvals", []string{"edition_id", "decided_on", "confirmed", "body", "item", "text", "note", "source"}, approvals),
		l.relateEditions())
}

func approvalRowOf(edition any, a plan.Approval) []any {
	return []any{edition, dayArg(a.On), a.Confirmed, a.Body, a.Item, a.Text, a.Note, a.Source}
}

func (l *loader) relateEditions() error {
	for _, e := range l.rec.Editions {
		_, err := l.tx.Exec(l.ctx, `update editions set supersedes_id = $2, companion_id = $3 where id = $1`,
			l.editions[e.Key], orNull(l.editions[e.Supersedes]), orNull(l.editions[e.Companion]))
		if err != nil {
			return fmt.Errorf("relate editions: %w", err)
		}
	}
	return nil
}

func (l *loader) loadPriorities() error {
	var rows, lineage [][]any
	for _, e := range l.rec.Editions {
		for i, p := range e.Priorities {
			id := int64(len(rows) + 1)
			l.priorities[named{e.Key, p.Code}] = id
			rows = append(rows, []any{id, l.editions[e.Key], p.Code, p.Title, themes(p), orNull(string(p.Lead.Code)), i + 1})
		}
	}
	for _, e := range l.rec.Editions {
		for _, p := range e.Priorities {
			for _, from := range p.From {
				lineage = append(lineage, []any{l.priorities[named{e.Supersedes, from}], l.priorities[named{e.Key, p.Code}]})
			}
		}
	}
	return first(
		l.put("priorities", []string{"id", "edition_id", "code", "title", "themes", "lead_code", "position"}, rows),
		l.put("priority_lineage", []string{"from_id", "to_id"}, lineage))
}

func themes(p plan.Priority) []string {
	some := make([]string, len(p.Themes))
	for i, t := range p.Themes {
		some[i] = string(t)
	}
	return some
}

func (l *loader) loadMeetings() error {
	var meetings, rounds, dates [][]any
	held := map[plan.Date]bool{}
	for _, m := range l.rec.Meetings {
		held[m.On] = true
		meetings = append(meetings, []any{dayArg(m.On), m.Theme, orNull(string(m.Lead.Code))})
	}
	for _, r := range l.rec.Rounds {
		if !held[r.Board] {
			held[r.Board] = true
			meetings = append(meetings, []any{dayArg(r.Board), "", nil})
		}
		rounds = append(rounds, []any{r.Quarter.String()})
		l.tell(entry{
			Thing: roundThing(r.Quarter), What: "planned the dates of the reporting round", After: roundFacts(r),
			Row: rowRef{roundDatesSealed, []any{r.Quarter.String(), 1}},
		})
		dates = append(dates, []any{r.Quarter.String(), 1, always, dayArg(r.Opens), dayArg(r.UpdatesDue), dayArg(r.ReviewBy),
			dayArg(r.PapersOut), dayArg(r.Board), dayArg(r.Closes)})
	}
	return first(
		l.put("board_meetings", []string{"held_on", "theme", "lead_code"}, meetings),
		l.numberMeetings(),
		l.put("reporting_rounds", []string{"quarter"}, rounds),
		l.put("round_dates", []string{"quarter", "version", "recorded_at", "opens_on", "updates_due_on", "review_by", "papers_out_on", "board_on", "closes_on"}, dates))
}
