package plan

// HeadlineOf returns the sentence that opens a priority's page: its actions by
// status and its measures by rating, the two never mixed.
func (p Position) HeadlineOf(code string) string {
	return actionsSentence(CountOf(p.ActionsUnder(code))) + " " + measuresSentence(p.MeasuresUnder(code))
}

func actionsSentence(c Count) string {
	if c.Total() == 0 {
		return "No delivery actions serve this priority yet."
	}
	return statusSentence("Of ", c)
}

func measuresSentence(all []Series) string {
	c := CountRatings(all)
	rated := len(all) - c[NotRated]
	switch {
	case len(all) == 0:
		return "No success measures are tied to it yet."
	case len(all) == 1 && rated == 0:
		return "Its one success measure has no rating."
	case rated == 0:
		return "None of its " + thousands(len(all)) + " success measures has a rating."
	}
	var parts []string
	for _, r := range []Rating{RatedRed, RatedAmber, RatedGreen} {
		switch n := c[r]; {
		case rated == 1 && n == 1:
			return "Its one rated measure is " + string(r) + "."
		case n > 0:
			parts = append(parts, share(n, rated)+" "+isAre(n)+" "+string(r))
		}
	}
	return "Of " + thousands(rated) + " rated measures, " + Joined(parts) + "."
}
