package gate_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
)

// source is the HTML of a page as it was served.
type source struct {
	Name string `json:"name"`
	HTML string `json:"html"`
}

// validate returns what html-validate finds wrong, by the pages' names. One
// process takes all pages.
func validate(pages []source) (map[string][]string, error) {
	in, err := json.Marshal(pages)
	if err != nil {
		return nil, err
	}
	var stderr bytes.Buffer
	node := exec.Command("node", "validate.mjs")
	node.Dir, node.Stdin, node.Stderr = packages, bytes.NewReader(in), &stderr
	out, err := node.Output()
	if err != nil {
		return nil, fmt.Errorf("html-validate: %w: %s", err, stderr.String())
	}
	var found []struct{ Name, Fault string }
	if err := json.Unmarshal(out, &found); err != nil {
		return nil, fmt.Errorf("read what html-validate says: %w", err)
	}
	faults := map[string][]string{}
	for _, f := range found {
		faults[f.Name] = append(faults[f.Name], f.Fault)
	}
	return faults, nil
}
