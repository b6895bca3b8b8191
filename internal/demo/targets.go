package demo

import (
	"github.com/shopspring/decimal"

	"planboard/internal/plan"
)

// shownUnder puts each measure of 2022–2024 under a priority; the key measure
// is the one shown beside it.
var shownUnder = []struct{ priority, key, measures string }{
	{"P1", "L11", "L11"},
	{"P2", "M08", "M01 M02 M03 M04 M05 M06 M07 M08 M09 M10 M11 M12 M13 M14 M15 M16 M17 M29 M30 M31 M32 L01 L02 L03 L04 L08 L12"},
	{"P3", "L09", "L09 L10"},
	{"P4", "M24", "M24"},
	{"P5", "M19", "M18 M19 M20 M21 M22 M23 L05"},
	{"P6", "M25", "M25 M26 M27 M28 L06 L07"},
}

// targets are those of 2022–2024 with the width of Amber, in the measure's own
// unit; all are illustrative (facts (e3), (e4)). A measure without one is
// context only.
var targets = map[string]struct{ at, band string }{
	"M05": {"80", "4"},
	"M06": {"6", "2"},
	"M07": {"8", "2"},
	"M08": {"72", "5"},
	"M09": {"5", "1"},
	"M10": {"15", "5"},
	"M12": {"2", "1"},
	"M13": {"98", "3"},
	"M14": {"85", "5"},
	"M15": {"95", "5"},
	"M16": {"14.0", "1.0"},
	"M18": {"5.0", "1.5"},
	"M19": {"14.0", "3.0"},
	"M20": {"9.0", "2.0"},
	"M22": {"22.0", "3.0"},
	"M24": {"70", "5"},
	"M25": {"96", "3"},
	"M26": {"2", "2"},
	"M27": {"40", "5"},
	"L01": {"97", "3"},
	"L02": {"95", "5"},
	"L03": {"90", "10"},
	"L04": {"95", "5"},
	"L05": {"98", "3"},
	"L06": {"95", "5"},
	"L07": {"100", "2"},
	"L08": {"90", "10"},
	"L09": {"95", "5"},
	"L10": {"100", "20"},
	"L11": {"100", "20"},
	"L12": {"75", "5"},
}

func measuresOf2022() []plan.EditionMeasure {
	var all []plan.EditionMeasure
	for _, p := range shownUnder {
		for _, code := range words(p.measures) {
			all = append(all, plan.EditionMeasure{
				Code: code, Priority: p.priority, Key: code == p.key, Target: targetOf(code),
			})
		}
	}
	return all
}

func targetOf(code string) plan.Target {
	t, ok := targets[code]
	if !ok {
		return plan.Target{}
	}
	return plan.Target{
		At:   decimal.NewNullDecimal(decimal.RequireFromString(t.at)),
		Band: decimal.RequireFromString(t.band),
	}
}
