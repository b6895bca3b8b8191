package plan

// Problem is one thing that the reader can put right in a form.
type Problem struct {
	Field string // the form's name for the field, which is also its anchor
	Text  string // what to do, in the reader's words
}

// Problems are what is to be put right, in the order of the form. They are an
// error, so that a constructor can return them.
type Problems []Problem

// Error returns the first problem and how many there are besides; it is for
// logs of tests, not for readers, and holds nothing that a user typed.
func (ps Problems) Error() string {
	if len(ps) == 0 {
		return "no problem"
	}
	return "to be put right: " + ps[0].Field
}

// For returns the text for a field, or "" when it is right.
func (ps Problems) For(field string) string {
	for _, p := range ps {
		if p.Field == field {
			return p.Text
		}
	}
	return ""
}

// add notes a problem; only the first of a field is kept, because a reader can
// only mend one thing at a time in one box.
func (ps *Problems) add(field, text string) {
	if ps.For(field) == "" {
		*ps = append(*ps, Problem{field, text})
	}
}
