package postgres

import (
	"slices"
	"time"

	"github.com/jackc/pgx/v5/pgtype"

	"planboard/internal/plan"
)

// always is the moment from which that is on the record of which nothing says
// since when.
var always = pgtype.Timestamptz{InfinityModifier: pgtype.NegativeInfinity, Valid: true}

var measureColumns = []string{"id", "family_slug", "code", "name", "plain_name",
	"unit", "decimals", "polarity", "frequency", "source", "lag", "people", "sensitive", "complement_sensitive",
	"published", "owner_code", "recorded_at"}

func (l *loader) loadMeasures() error {
	var rows, breaks, definitions [][]any
	for i, m := range l.rec.Measures {
		id := int64(i + 1)
		l.measures[named{plan.EditionKey{Plan: m.Family}, m.Code}] = id
		rows = append(rows, []any{id, m.Family, m.Code, m.Name, m.PlainName,
			string(m.Unit), m.Decimals, string(m.Polarity), string(m.Frequency), m.Source, m.Lag, m.People,
			m.Sensitive, m.ComplementSensitive, m.Published, orNull(string(m.Owner.Code)), always})
		definitions = append(definitions, []any{id, 1, always, m.Definition, m.NumeratorIs, m.DenominatorIs})
		l.tell(entry{Thing: measureThing(m.Family, m.Code), What: "wrote down the definition", Row: rowRef{definitionsSealed, []any{id, 1}}})
		for _, b := range m.Breaks {
			breaks = append(breaks, []any{id, dayArg(b.At.End), b.Note, always})
		}
	}
	return first(
		l.put("measures", measureColumns, rows),
		l.put("measure_definitions", []string{"measure_id", "version", "recorded_at", "definition", "numerator_is", "denominator_is"}, definitions),
		l.put("measure_breaks", []string{"measure_id", "period_end", "note", "recorded_at"}, breaks))
}

// loadUses loads which edition uses which measure, against which target, and
// which action should move it.
func (l *loader) loadUses() error {
	var uses, targets, moved [][]any
	for _, e := range l.rec.Editions {
		for _, em := range e.Measures {
			id := l.measures[named{plan.EditionKey{Plan: e.Key.Plan}, em.Code}]
			uses = append(uses, []any{l.editions[e.Key], id, l.priorities[named{e.Key, em.Priority}], em.Key})
			targets = append(targets, []any{l.editions[e.Key], id, 1, e.Starts.Start(), em.Target.At, em.Target.To, em.Target.Band})
			i := slices.IndexFunc(l.rec.Measures, func(m plan.MeasureRecord) bool { return m.Family == e.Key.Plan && m.Code == em.Code })
			m := l.rec.Measures[i].Measure
			m.Target = em.Target
			l.tell(entry{
				At: e.Starts.Start(), Thing: measureThing(e.Key.Plan, em.Code), What: "set the target",
				After: targetFacts(m), Row: rowRef{targetsSealed, []any{l.editions[e.Key], id, 1}},
			})
		}
		for _, a := range e.Actions {
			for _, code := range a.Measures {
				moved = append(moved, []any{int64(l.actions[named{e.Key, a.Ref}].ID), l.measures[named{plan.EditionKey{Plan: e.Key.Plan}, code}]})
			}
		}
	}
	return first(
		l.put("edition_measures", []string{"edition_id", "measure_id", "priority_id", "is_key"}, uses),
		l.put("measure_targets", []string{"edition_id", "measure_id", "version", "recorded_at", "target_at", "target_to", "amber_band"}, targets),
		l.put("action_measures", []string{"action_id", "measure_id"}, moved))
}

// figures gathers the rows of measures' figures.
type figures struct {
	values, reviews, benchmarks [][]any
	history                     []entry
}

var (
	valueColumns = []string{"id", "measure_id", "period_end", "numerator", "denominator", "number", "symbol", "state", "published",
		"source", "released_on", "note", "by_title", "entered_at", "supersedes", "reason"}
	benchmarkColumns = []string{"measure_id", "area", "model", "period_end", "number", "symbol", "state", "source", "note", "released_on"}
)

func (l *loader) loadFigures() error {
	var f figures
	for _, m := range l.rec.Measures {
		m.ID = l.measures[named{plan.EditionKey{Plan: m.Family}, m.Code}]
		f.addValues(m)
		f.addBenchmarks(m.ID, "England", "", m.England)
		f.addBenchmarks(m.ID, "statistical neighbours", m.Model, m.Neighbours)
	}
	l.tell(f.history...)
	return first(
		l.put("measure_values", valueColumns, f.values),
		l.put("value_reviews", []string{"value_id", "verdict", "comment", "by_title", "recorded_at"}, f.reviews),
		l.put("benchmarks", benchmarkColumns, f.benchmarks))
}

// addValues links the figures of one period in the order of their release: a
// later one supersedes the one before it.
func (f *figures) addValues(m plan.MeasureRecord) {
	values := slices.Clone(m.Values)
	slices.SortStableFunc(values, func(a, b plan.Value) int { return a.ReleasedOn.UTC().Compare(b.ReleasedOn.UTC()) })
	newest := map[plan.Period]int64{}
	for _, v := range values {
		v.ID, v.Supersedes, v.Entered = int64(len(f.values)+1), newest[v.Period], enteredAt(v)
		newest[v.Period] = v.ID
		f.addValue(m, v)
		if v.Review.Verdict != plan.NoReview {
			f.addReview(m, v)
		}
	}
}

// addValue adds one figure and what history says of it.
func (f *figures) addValue(m plan.MeasureRecord, v plan.Value) {
	f.values = append(f.values, []any{v.ID, m.ID, dayArg(v.Period.End), v.Numerator, v.Denominator, v.Number, string(v.Symbol),
		string(v.State), v.Published, v.Source, dayArg(v.ReleasedOn), v.Note, v.ByTitle, v.Entered,
		orNull(v.Supersedes), v.Reason})
	m.Edition.Plan = m.Family
	f.history = append(f.history, valueEntry(m.Measure, v))
}

func (f *figures) addReview(m plan.MeasureRecord, v plan.Value) {
	r := v.Review
	f.reviews = append(f.reviews, []any{v.ID, string(r.Verdict), r.Comment, r.ByTitle, r.At})
	f.history = append(f.history, entry{
		At: r.At, ByTitle: r.ByTitle, Thing: measureThing(m.Family, m.Code), What: reviewed[r.Verdict] + v.Period.Label(),
		Row: rowRef{figureReviewsSealed, []any{v.ID}},
	})
}

// enteredAt returns when the figure was put on the record: where nothing says
// so, when it came out.
func enteredAt(v plan.Value) time.Time {
	if v.Entered.IsZero() {
		return v.ReleasedOn.Start()
	}
	return v.Entered
}

func (f *figures) addBenchmarks(id int64, area, model string, values []plan.Value) {
	for _, v := range values {
		f.benchmarks = append(f.benchmarks, []any{id, area, model, dayArg(v.Period.End), v.Number, string(v.Symbol),
			string(v.State), v.Source, v.Note, dayArg(v.ReleasedOn)})
	}
}
