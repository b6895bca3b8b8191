package demo

import (
	"slices"

	"planboard/internal/plan"
)

// figure is how a measure's values are counted and shown.
type figure struct {
	unit     plan.Unit
	decimals int32
}

var (
	number   = figure{plan.CountUnit, 0}
	rate     = figure{plan.Rate, 0}
	percent  = figure{plan.Percent, 0}
	percent1 = figure{plan.Percent, 1}
	score    = figure{plan.Score, 1}
)

// measureRow is a measure as facts (e1) and (e3) list it, with names in plain
// language, which are ours.
type measureRow struct {
	code, name, plainName      string
	definition                 string
	numeratorIs, denominatorIs string
	figure                     figure
	polarity                   plan.Polarity
}

// dataLead is the post that answers for every measure and enters its values.
const dataLead plan.PostCode = "R13"

// set returns the codes of a list as a set.
func set(codes string) map[string]bool {
	in := map[string]bool{}
	for _, c := range words(codes) {
		in[c] = true
	}
	return in
}

var (
	academic  = set("M18 M19 M20 M21 M22 M23") // the others are of the year to 31 March
	sensitive = set("M12 M17 M31")             // facts (e1)
	notPeople = set("M18 L10 L11")             // sessions, decisions, partners
)

// measures returns the national measures with what is published of them, and
// the local ones with their illustrative figures.
func measures() []plan.MeasureRecord {
	var all []plan.MeasureRecord
	for _, r := range nationalMeasures {
		all = append(all, r.national())
	}
	for _, r := range localMeasures {
		all = append(all, r.local())
	}
	return all
}

func (r measureRow) measure() plan.Measure {
	return plan.Measure{
		Code: r.code, Name: r.name, PlainName: r.plainName, Definition: r.definition,
		NumeratorIs: r.numeratorIs, DenominatorIs: r.denominatorIs,
		Unit: r.figure.unit, Decimals: r.figure.decimals, Polarity: r.polarity,
		People: !notPeople[r.code], Sensitive: sensitive[r.code], Owner: plan.Post{Code: dataLead},
	}
}

func (r measureRow) national() plan.MeasureRecord {
	m := r.measure()
	m.Published, m.Frequency = true, plan.Annual
	m.Source = "SSDA903 return; Department for Education, " + careStatistics + vintage
	m.Lag = "Published in November, about eight months after the year ends"
	if academic[r.code] {
		m.Frequency = plan.Academic
		m.Source = "National Pupil Database match; Department for Education, " + schoolStatistics + vintage
		m.Lag = "Published in March or April, about seven months after the school year ends"
	}
	m.Breaks = slices.Clone(breaks[r.code])
	record := plan.MeasureRecord{Measure: m, Family: planSlug, Model: neighbourModel}
	record.Values, record.Neighbours, record.England = publishedSeries(m)
	return record
}

func (r measureRow) local() plan.MeasureRecord {
	m := r.measure()
	m.Frequency = plan.Quarterly
	m.Source = "Council return. The figures are illustrative"
	m.Lag = "Entered in the month after the quarter ends"
	return plan.MeasureRecord{Measure: m, Family: planSlug, Values: localSeries(r.code)}
}

// breaks are the years that cannot be compared with the ones before (facts
// (e2), notes).
var breaks = map[string][]plan.Break{
	"M14": {careBreak(2021, "Dental checks collapsed nationally in the pandemic"), careBreak(2022, "Dental checks resumed after the collapse of 2021")},
	"M18": absenceBreaks,
	"M19": absenceBreaks,
	"M20": absenceBreaks,
	"M21": {schoolBreak(2022, "There were no key stage 2 tests in 2020 and 2021")},
	"M22": gradeBreaks,
	"M23": gradeBreaks,
}

var (
	absenceBreaks = []plan.Break{
		schoolBreak(2020, "School measures of 2019/20 were not collected as usual"),
		schoolBreak(2021, "Absence of 2020/21 is inflated by isolation in the pandemic"),
		schoolBreak(2022, "Isolation in the pandemic no longer inflates absence"),
	}
	gradeBreaks = []plan.Break{
		schoolBreak(2020, "Grades of 2020 and 2021 were not based on examinations"),
		schoolBreak(2022, "Grades are based on examinations again"),
	}
)

func careBreak(year int, note string) plan.Break {
	return plan.Break{At: plan.YearTo(year), Note: note}
}

func schoolBreak(year int, note string) plan.Break {
	return plan.Break{At: plan.AcademicYearTo(year), Note: note}
}
