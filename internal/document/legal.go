package document

import "strings"

// lineBreaks are all the ways a pasted text can say "new line". U+000B is what
// Word itself puts on the clipboard for one.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n")

// Legal is text without the characters that XML 1.0 forbids, and with them
// every office file, with every kind of line break as "\n".
func Legal(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, lineBreaks.Replace(text))
}
