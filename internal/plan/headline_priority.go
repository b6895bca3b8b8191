package plan

import "fmt"

// HeadlineOf returns the sentence that opens a priority's page: its actions by
// status and its measures by rating, the two never mixed.
func (p Position) HeadlineOf(code string) string {
	return actionsSentence(CountOf(p.ActionsUnder(code))) + " " + measuresSentence(CountRatings(p.MeasuresUnder(code)))
}

func actionsSentence(c Count) string {
	if c.Total() == 0 {
		return "No delivery actions serve this priority yet."
	}
	return "Of " + actionsWord(c.Total()) + ", " + lowerCount(c) + "."
}

func measuresSentence(c RatingCount) string {
	rated := c[RatedRed] + c[RatedAmber] + c[RatedGreen]
	if rated == 0 {
		return "None of its success measures has a rating."
	}
	var parts []string
	for _, r := range []Rating{RatedRed, RatedAmber, RatedGreen} {
		if c[r] > 0 {
			parts = append(parts, numberWord(c[r])+" "+isAre(c[r])+" "+string(r))
		}
	}
	return fmt.Sprintf("Of %s, %s.", measuresWord(rated), Joined(parts))
}

func measuresWord(rated int) string {
	if rated == 1 {
		return "one rated measure"
	}
	return thousands(rated) + " rated measures"
}
