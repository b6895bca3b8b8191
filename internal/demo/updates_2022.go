package demo

import "maps"

// reports2022 are the progress updates on the actions of 2022–2024, by the
// action's ref. All are illustrative; none speaks of a person or gives a small
// number of children.
func reports2022() map[string][]report {
	all := map[string][]report{}
	for _, some := range []map[string][]report{
		reportsPartnership, reportsStability, reportsVoice, reportsEmployability, reportsEducation, reportsOpenDoor,
	} {
		maps.Copy(all, some)
	}
	return all
}
