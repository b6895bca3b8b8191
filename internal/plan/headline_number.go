package plan

import "strings"

var smallNumbers = []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// numberWord writes numbers under ten in words.
func numberWord(n int) string {
	if n >= 0 && n < len(smallNumbers) {
		return smallNumbers[n]
	}
	return thousands(n)
}

// sentenceNumber writes a number as the first word of a sentence.
func sentenceNumber(n int) string {
	w := numberWord(n)
	return strings.ToUpper(w[:1]) + w[1:]
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func actionsWord(n int) string {
	if n == 1 {
		return "one action"
	}
	return thousands(n) + " actions"
}

// actionsOf names some of the actions at the head of a sentence: "Two of 9
// actions", "All 9 actions".
func actionsOf(n, total int) string {
	if n == total {
		return every(total, "action")
	}
	return sentenceNumber(n) + " of " + actionsWord(total)
}

// every names all there are at the head of a sentence: "The one action", "Both
// actions", "All 9 actions".
func every(n int, thing string) string {
	switch n {
	case 1:
		return "The one " + thing
	case 2:
		return "Both " + thing + "s"
	default:
		return "All " + thousands(n) + " " + thing + "s"
	}
}

// share is a part of a whole that was named before: "all", "both", "three".
func share(n, total int) string {
	switch {
	case n == total && n == 2:
		return "both"
	case n == total:
		return "all"
	default:
		return numberWord(n)
	}
}

// Joined writes a list as a sentence does: "a, b and c".
func Joined(parts []string) string {
	last := len(parts) - 1
	if last < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}
