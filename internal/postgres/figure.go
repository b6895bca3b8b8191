package postgres

import (
	"time"

	"github.com/shopspring/decimal"

	"planboard/internal/plan"
)

// figureColumns are those of a figure v as figure reads them.
const figureColumns = `v.id, v.period_end, v.numerator, v.denominator, v.number::text, v.symbol, v.state, v.published,
	       v.source, v.released_on, v.note, v.account_id, v.by_title, v.entered_at, v.supersedes, v.reason`

// reviewOf is the review of a figure v, as reviewRow reads it.
const reviewOf = `(select to_json(r) from (
	             select verdict, comment, by_title, recorded_at
	               from value_reviews where value_id = v.id and recorded_at <= @at) r) as review`

// overrideColumns are those of the overrides o of a measure m in an edition c,
// as overrideRow reads them.
const overrideColumns = `o.value_id, ov.period_end, o.rating, o.computed, o.reason, o.by_title, o.recorded_at
	            from rating_overrides o
	            join measure_values ov on ov.id = o.value_id
	           where o.edition_id = c.id and ov.measure_id = m.id and o.recorded_at <= @at`

// figure is a row of measure_values or benchmarks as json_agg writes it; the
// number is text so that no digit is lost.
type figure struct {
	ID          int64               `json:"id"`
	Area        string              `json:"area"`
	Model       string              `json:"model"`
	PeriodEnd   string              `json:"period_end"`
	Numerator   *int                `json:"numerator"`
	Denominator *int                `json:"denominator"`
	Number      decimal.NullDecimal `json:"number"`
	Symbol      plan.Symbol         `json:"symbol"`
	State       plan.ValueState     `json:"state"`
	Published   bool                `json:"published"`
	Source      string              `json:"source"`
	ReleasedOn  string              `json:"released_on"`
	Note        string              `json:"note"`
	AccountID   plan.AccountID      `json:"account_id"`
	ByTitle     string              `json:"by_title"`
	EnteredAt   time.Time           `json:"entered_at"`
	Supersedes  int64               `json:"supersedes"`
	Reason      string              `json:"reason"`
	Review      *reviewRow          `json:"review"`
}

func (f figure) value(freq plan.Frequency) (plan.Value, error) {
	end, err := plan.ParseDate(f.PeriodEnd)
	if err != nil {
		return plan.Value{}, err
	}
	released, err := plan.ParseDate(f.ReleasedOn)
	v := plan.Value{
		ID: f.ID, Period: plan.Period{Frequency: freq, End: end}, Numerator: f.Numerator, Denominator: f.Denominator,
		Number: f.Number, Symbol: f.Symbol, State: f.State, Published: f.Published, Source: f.Source,
		ReleasedOn: released, Note: f.Note, By: f.AccountID, ByTitle: f.ByTitle, Entered: f.EnteredAt, Supersedes: f.Supersedes,
		Reason: f.Reason,
	}
	if r := f.Review; r != nil {
		v.Review = plan.ValueReview{Of: f.ID, Verdict: r.Verdict, Comment: r.Comment, ByTitle: r.ByTitle, At: r.RecordedAt}
	}
	return v, err
}

// reviewRow is a row of value_reviews as json writes it.
type reviewRow struct {
	Verdict    plan.Review `json:"verdict"`
	Comment    string      `json:"comment"`
	ByTitle    string      `json:"by_title"`
	RecordedAt time.Time   `json:"recorded_at"`
}

// overrideRow is a row of rating_overrides with the period of its figure.
type overrideRow struct {
	ValueID    int64       `json:"value_id"`
	PeriodEnd  string      `json:"period_end"`
	Rating     plan.Rating `json:"rating"`
	Computed   plan.Rating `json:"computed"`
	Reason     string      `json:"reason"`
	ByTitle    string      `json:"by_title"`
	RecordedAt time.Time   `json:"recorded_at"`
}

func (r overrideRow) override(freq plan.Frequency) (plan.RatingOverride, error) {
	end, err := plan.ParseDate(r.PeriodEnd)
	return plan.RatingOverride{
		Of: r.ValueID, Period: plan.Period{Frequency: freq, End: end}, Rating: r.Rating, Computed: r.Computed,
		Reason: r.Reason, ByTitle: r.ByTitle, At: r.RecordedAt,
	}, err
}

func valuesOf(figures []figure, freq plan.Frequency) ([]plan.Value, error) {
	var values []plan.Value
	for _, f := range figures {
		v, err := f.value(freq)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

// readFigures puts the figures, which come the newest first, in the order of
// their periods.
func (r measureRow) readFigures(s *plan.Series) error {
	var figures, benchmarks, returned []figure
	var override *overrideRow
	err := first(decode(r.Figures, &figures), decode(r.Benchmarks, &benchmarks), decode(r.Returned, &returned), decode(r.Override, &override))
	if err != nil {
		return err
	}
	if s.Returned, err = valuesOf(returned, r.Frequency); err != nil {
		return err
	}
	if override != nil {
		if s.Override, err = override.override(r.Frequency); err != nil {
			return err
		}
	}
	for _, f := range append(figures, benchmarks...) {
		v, err := f.value(r.Frequency)
		if err != nil {
			return err
		}
		switch f.Area {
		case "":
			s.Values = append([]plan.Value{v}, s.Values...)
		case "England":
			s.England = append([]plan.Value{v}, s.England...)
		default:
			s.Neighbours, s.Model = append([]plan.Value{v}, s.Neighbours...), f.Model
		}
	}
	return nil
}
