package postgres

import (
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"

	"planboard/internal/plan"
)

// folded is what a measure's page shows besides its series: the figures in
// whose place others stand, before these are disclosed, and what was decided.
type folded struct {
	superseded  []plan.Value
	seen        map[int64][]plan.Date
	targets     []plan.TargetVersion
	definitions []plan.Definition
	overrides   []plan.RatingOverride
}

func (f *folded) folder(s plan.Series) plan.Folder {
	folder := plan.Folder{Series: s, SeenAt: f.seen, Targets: f.targets, Definitions: f.definitions, Overrides: f.overrides}
	return folder.WithRevisions(plan.DefaultDisclosure, f.superseded)
}

// foldedRow is what selectFolded reads.
type foldedRow struct {
	Code                                        string
	Frequency                                   plan.Frequency
	Superseded, Targets, Definitions, Overrides []byte
}

// rulingRow is the decision in a row of measure_targets or measure_definitions
// as json writes it.
type rulingRow struct {
	RecordedAt  time.Time `json:"recorded_at"`
	ByTitle     string    `json:"by_title"`
	Reason      string    `json:"reason"`
	Approver    string    `json:"approver"`
	EffectiveOn string    `json:"effective_on"`
	DecisionID  int64     `json:"decision_id"`
	DecidedOn   *string   `json:"decided_on"`
	Minute      string    `json:"decided_minute"`
}

func (r rulingRow) ruling() (plan.Ruling, error) {
	if r.EffectiveOn == "" { // the first version
		return plan.Ruling{}, nil
	}
	effective, err := plan.ParseDate(r.EffectiveOn)
	decidedOn, bad := dayIn(r.DecidedOn)
	return plan.Ruling{At: r.RecordedAt, ByTitle: r.ByTitle, Reason: r.Reason, Approver: r.Approver, Effective: effective,
		Decision: plan.DecisionRef{ID: r.DecisionID, Meeting: decidedOn, Minute: r.Minute}}, first(err, bad)
}

type targetRow struct {
	rulingRow
	TargetAt  decimal.NullDecimal `json:"target_at"`
	TargetTo  decimal.NullDecimal `json:"target_to"`
	AmberBand decimal.Decimal     `json:"amber_band"`
}

type definitionRow struct {
	rulingRow
	Definition    string `json:"definition"`
	NumeratorIs   string `json:"numerator_is"`
	DenominatorIs string `json:"denominator_is"`
	HoldsFrom     string `json:"holds_from"`
}

// supersededRow is a figure that counts no more, with the Boards whose frozen
// position has it.
type supersededRow struct {
	figure
	Seen []string `json:"seen"`
}

// folders are what the pages of measures show besides their series.
type folders struct {
	byCode map[string]*folded
	log    []plan.LogItem
}

// of returns the page of the series.
func (all folders) of(s plan.Series) plan.Folder {
	folder := plan.Folder{Series: s}
	if f := all.byCode[s.Code]; f != nil {
		folder = f.folder(s)
	}
	for _, i := range all.log {
		if i.Measure == s.Code {
			folder.Log = append(folder.Log, i)
		}
	}
	return folder
}

// queueFolders reads what the pages of measures show besides, of the one that
// the view asks for or of all.
func queueFolders(b *pgx.Batch, q query, all *folders) {
	*all = folders{byCode: map[string]*folded{}}
	b.Queue(chosen+selectFolded, q.args()).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[foldedRow])
		for _, r := range found {
			f := &folded{}
			all.byCode[r.Code] = f
			err = first(err, f.readSuperseded(r), f.readTargets(r), f.readDefinitions(r), f.readOverrides(r))
		}
		return err
	})
	queueLog(b, chosen+selectLog+` where e.id = (select id from chosen) and m.code is not null and (@code = '' or m.code = @code) and `+onTheLog, q.args(), &all.log)
}

func (f *folded) readSuperseded(r foldedRow) error {
	var rows []supersededRow
	if err := decode(r.Superseded, &rows); err != nil {
		return err
	}
	for _, row := range rows {
		v, err := row.value(r.Frequency)
		if err != nil {
			return err
		}
		f.superseded = append(f.superseded, v)
		for _, on := range row.Seen {
			d, err := plan.ParseDate(on)
			if err != nil {
				return err
			}
			if f.seen == nil {
				f.seen = map[int64][]plan.Date{}
			}
			f.seen[v.ID] = append(f.seen[v.ID], d)
		}
	}
	return nil
}

func (f *folded) readTargets(r foldedRow) error {
	var rows []targetRow
	if err := decode(r.Targets, &rows); err != nil {
		return err
	}
	for _, row := range rows {
		ruling, err := row.ruling()
		if err != nil {
			return err
		}
		f.targets = append(f.targets, plan.TargetVersion{
			Target: plan.Target{At: row.TargetAt, To: row.TargetTo, Band: row.AmberBand}, Ruling: ruling,
		})
	}
	return nil
}

func (f *folded) readDefinitions(r foldedRow) error {
	var rows []definitionRow
	if err := decode(r.Definitions, &rows); err != nil {
		return err
	}
	for _, row := range rows {
		d := plan.Definition{Meaning: plan.Meaning{Definition: row.Definition, NumeratorIs: row.NumeratorIs, DenominatorIs: row.DenominatorIs}}
		var err, bad error
		d.Ruling, err = row.ruling()
		if row.HoldsFrom != "" {
			d.From.Frequency = r.Frequency
			d.From.End, bad = plan.ParseDate(row.HoldsFrom)
		}
		if err := first(err, bad); err != nil {
			return err
		}
		f.definitions = append(f.definitions, d)
	}
	return nil
}

func (f *folded) readOverrides(r foldedRow) error {
	var rows []overrideRow
	if err := decode(r.Overrides, &rows); err != nil {
		return err
	}
	for _, row := range rows {
		o, err := row.override(r.Frequency)
		if err != nil {
			return err
		}
		f.overrides = append(f.overrides, o)
	}
	return nil
}

// rulingColumns are those of the decision in a row t as rulingRow reads them.
var rulingColumns = `case when t.effective_on is not null then t.recorded_at end as recorded_at,
	                 t.by_title, t.reason, t.approver, t.effective_on, ` + decisionFields("t")

// selectFolded reads the figures of measures that have been out and do not
// stand, the newest first: another came in their place, or they were returned.
// With each come the Boards whose frozen position has it as the figure of its
// period. Then what the measure was held against, meant and was rated by
// decision, the earliest first.
var selectFolded = `
	select m.code, m.frequency,
	       (select json_agg(w) from (
	          select ` + figureColumns + `, ` + reviewOf + `,
	                 (select json_agg(distinct b.held_on order by b.held_on)
	                    from frozen_positions f
	                    join board_meetings b on b.id = f.meeting_id
	                   where f.edition_id = c.id and f.frozen_at between v.entered_at and @at
	                     and not exists (select from unfreezings u where u.position_id = f.id and u.recorded_at <= @at)
	                     and v.id = standing_figure(m.id, v.period_end, f.frozen_at)) as seen
	            from measure_values v
	           where v.measure_id = m.id and v.released_on <= @today and v.entered_at <= @at
	             and v.id is distinct from standing_figure(m.id, v.period_end, @at)
	           order by v.released_on desc, v.id desc) w) as superseded,
	       (select json_agg(w order by w.version) from (
	          select t.version, t.target_at, t.target_to, t.amber_band, ` + rulingColumns + `
	            from measure_targets t
	           where t.measure_id = m.id and t.edition_id = c.id and t.recorded_at <= @at) w) as targets,
	       (select json_agg(w order by w.version) from (
	          select t.version, t.definition, t.numerator_is, t.denominator_is, t.holds_from, ` + rulingColumns + `
	            from measure_definitions t
	           where t.measure_id = m.id and t.recorded_at <= @at) w) as definitions,
	       (select json_agg(o order by o.recorded_at) from (select ` + overrideColumns + `) o) as overrides
	  from chosen c
	  join measures m on m.family_slug = @plan and (@code = '' or m.code = @code)`
