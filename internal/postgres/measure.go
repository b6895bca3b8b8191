package postgres

import (
	"encoding/json"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"

	"planboard/internal/plan"
)

// recent is how many of a series' newest figures a table of many measures
// reads, so that its cost does not grow with the years.
const recent = 8

// everything stands for all figures of a series.
const everything = 1_000_000

// sentBack is the condition on a figure v under which it counts no more.
const sentBack = `(exists (select from value_reviews r
	                             where r.value_id = v.id and r.verdict = 'returned' and r.recorded_at <= @at))`

// selectMeasures reads measures with their figures as they were out on the
// day. A figure of the same period released later, or entered later, stands in
// the place of the earlier one. The version is the newest figure's number; the
// sum keeps Postgres from looking for it among the figures of all measures.
const selectMeasures = chosen + `
	select m.id, m.code, m.name, m.plain_name, d.definition, d.numerator_is, d.denominator_is, m.unit,
	       m.decimals, m.polarity, m.frequency, m.source, m.lag, m.people, m.sensitive,
	       m.complement_sensitive, m.published,
	       coalesce((select max(id + 0) from measure_values where measure_id = m.id and entered_at <= @at), 0) as version,
	       d.version + t.version as terms, pr.lead_code as reviewer, m.owner_code, post_title(m.owner_code, @today) as owner_title,
	       pr.code as priority, em.is_key, t.target_at, t.target_to, t.amber_band,
	       array(select a.ref
	               from action_measures am join actions a on a.id = am.action_id
	              where am.measure_id = m.id and a.edition_id = c.id order by a.ref) as actions,
	       (select json_agg(b) from (
	          select period_end, note from measure_breaks
	           where measure_id = m.id and recorded_at <= @at order by period_end) b) as breaks,
	       (select json_agg(w) from (
	          select v.*, ` + reviewOf + `
	            from (select distinct on (period_end) ` + figureColumns + `
	                    from measure_values v
	                   where measure_id = m.id and released_on <= @today and entered_at <= @at and not ` + sentBack + `
	                   order by period_end desc, released_on desc, id desc
	                   limit @figures) v) w) as figures,
	       (select json_agg(w) from (
	          select v.*, ` + reviewOf + `
	            from (select distinct on (period_end) ` + figureColumns + `
	                    from measure_values v
	                   where measure_id = m.id and released_on <= @today and entered_at <= @at
	                   order by period_end desc, released_on desc, id desc
	                   limit @figures) v
	           where ` + sentBack + `) w) as returned,
	       (select to_json(o) from (
	          select ` + overrideColumns + `
	           order by o.recorded_at desc, o.id desc
	           limit 1) o) as override,
	       (select json_agg(b) from (values ('England'), ('statistical neighbours')) as areas (of), lateral (
	          select distinct on (period_end) area, model, period_end, number::text, symbol, state,
	                 source, note, released_on, true as published
	            from benchmarks
	           where measure_id = m.id and area = areas.of and released_on <= @today
	           order by period_end desc, released_on desc, id desc
	           limit @figures) b) as benchmarks
	  from chosen c
	  join edition_measures em on em.edition_id = c.id
	  join measures m on m.id = em.measure_id and m.recorded_at <= @at
	  join priorities pr on pr.id = em.priority_id
	  join lateral (
	         select * from measure_definitions
	          where measure_id = m.id and recorded_at <= @at
	          order by recorded_at desc, version desc limit 1) d on true
	  join lateral (
	         select * from measure_targets
	          where measure_id = m.id and edition_id = c.id and recorded_at <= @at
	          order by recorded_at desc, version desc limit 1) t on true
	 where (not @keys::boolean or em.is_key)
	   and (@code = '' or m.code = @code)
	   and (@ref = '' or exists (
	         select from action_measures am join actions a on a.id = am.action_id
	          where am.measure_id = m.id and a.edition_id = c.id and a.ref = @ref))
	 order by pr.position, m.code`

type measureRow struct {
	ID                                                int64
	Code, Name, PlainName, Definition                 string
	NumeratorIs, DenominatorIs                        string
	Unit                                              plan.Unit
	Decimals                                          int32
	Polarity                                          plan.Polarity
	Frequency                                         plan.Frequency
	Source, Lag                                       string
	People, Sensitive, ComplementSensitive, Published bool
	Version                                           int64
	Terms                                             int
	Reviewer                                          pgtype.Text
	OwnerCode, OwnerTitle                             pgtype.Text
	Priority                                          string
	IsKey                                             bool
	TargetAt, TargetTo                                decimal.NullDecimal
	AmberBand                                         decimal.Decimal
	Actions                                           []string
	Breaks, Figures, Benchmarks, Returned, Override   []byte
}

// queueMeasures reads the measures of a position, whose rounds must have been
// read.
func queueMeasures(b *pgx.Batch, args pgx.NamedArgs, q query, p *plan.Position) {
	v := q.view
	args["keys"] = v.Measures == plan.KeyMeasures
	args["figures"] = recent
	if v.Measures == plan.OneMeasure {
		args["figures"] = everything
	}
	b.Queue(selectMeasures, args).Query(func(rows pgx.Rows) error {
		found, err := pgx.CollectRows(rows, pgx.RowToStructByName[measureRow])
		if err != nil {
			return err
		}
		p.Measures = make([]plan.Series, len(found))
		for i, r := range found {
			s, err := r.series(p.Edition.Key)
			if err != nil {
				return err
			}
			p.Measures[i] = s.Disclosed(plan.DefaultDisclosure).Lapse(p.Rounds, p.Today)
			if q.scope.Values {
				p.Measures[i] = p.Measures[i].ForKeeper(s)
			}
		}
		return nil
	})
}

func (r measureRow) series(k plan.EditionKey) (plan.Series, error) {
	s := plan.Series{Measure: plan.Measure{
		ID: r.ID, Edition: k, Code: r.Code, Name: r.Name, PlainName: r.PlainName, Definition: r.Definition,
		NumeratorIs: r.NumeratorIs, DenominatorIs: r.DenominatorIs, Unit: r.Unit, Decimals: r.Decimals,
		Polarity: r.Polarity, Frequency: r.Frequency, Source: r.Source, Lag: r.Lag, People: r.People,
		Sensitive: r.Sensitive, ComplementSensitive: r.ComplementSensitive, Published: r.Published,
		Owner: post(r.OwnerCode, r.OwnerTitle, pgtype.Text{}), Priority: r.Priority, Key: r.IsKey,
		Target:  plan.Target{At: r.TargetAt, To: r.TargetTo, Band: r.AmberBand},
		Actions: r.Actions, Reviewer: plan.PostCode(r.Reviewer.String), Version: int(r.Version), Terms: r.Terms,
	}}
	if err := r.readBreaks(&s); err != nil {
		return s, err
	}
	return s, r.readFigures(&s)
}

func (r measureRow) readBreaks(s *plan.Series) error {
	var breaks []struct {
		PeriodEnd string `json:"period_end"`
		Note      string `json:"note"`
	}
	if err := decode(r.Breaks, &breaks); err != nil {
		return err
	}
	for _, b := range breaks {
		end, err := plan.ParseDate(b.PeriodEnd)
		if err != nil {
			return err
		}
		s.Breaks = append(s.Breaks, plan.Break{At: plan.Period{Frequency: r.Frequency, End: end}, Note: b.Note})
	}
	return nil
}

// decode reads a json column; null leaves the target as it is.
func decode(raw []byte, into any) error {
	if raw == nil {
		return nil
	}
	return json.Unmarshal(raw, into)
}

// rivalRow is one of several figures of a period, with what of its measure the
// disclosure rules ask for.
type rivalRow struct {
	ID                          int64
	Code                        string
	Unit                        plan.Unit
	People, ComplementSensitive bool
	Frequency                   plan.Frequency
	PeriodEnd                   time.Time
	Numerator, Denominator      *int
	Number                      decimal.NullDecimal
	Symbol                      plan.Symbol
	Published, Returned         bool
}

func (r rivalRow) measure() plan.Measure {
	return plan.Measure{Code: r.Code, Unit: r.Unit, People: r.People, ComplementSensitive: r.ComplementSensitive, Frequency: r.Frequency}
}

func (r rivalRow) value() plan.Value {
	v := plan.Value{
		ID: r.ID, Period: plan.Period{Frequency: r.Frequency, End: day(&r.PeriodEnd)}, Numerator: r.Numerator, Denominator: r.Denominator,
		Number: r.Number, Symbol: r.Symbol, Published: r.Published,
	}
	if r.Returned {
		v.Review.Verdict = plan.ReviewFailed
	}
	return v
}
