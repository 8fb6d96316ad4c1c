package upstream

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/multinomial/distribution/pkg/limits"
)

// UnreachableError is that Grafana isn't at the account's URL.
type UnreachableError struct {
	URL   string
	Cause error
}

func (e *UnreachableError) Error() string {
	return fmt.Sprintf("Grafana can't be reached at %s: %v", e.URL, e.Cause)
}
func (e *UnreachableError) Unwrap() error { return e.Cause }

// TimeoutError is that Grafana, or the upstream behind it, took too long.
type TimeoutError struct {
	URL   string
	Cause error
}

func (e *TimeoutError) Error() string { return fmt.Sprintf("no answer in time from %s", e.URL) }
func (e *TimeoutError) Unwrap() error { return e.Cause }

// TooLargeError is that an answer is larger than the limit.
type TooLargeError struct{}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("Limit `upstreamBytes` is %d MiB, and the upstream's answer is larger", limits.UpstreamBytes>>20)
}

// MalformedError is that an answer isn't what Grafana's API answers.
type MalformedError struct {
	URL  string
	Text string
}

func (e *MalformedError) Error() string {
	return fmt.Sprintf("%s does not answer as Grafana does: %s", e.URL, e.Text)
}

// StatusError is that Grafana itself, not the upstream, answered with an error.
type StatusError struct {
	Status int
	// Message as Grafana gave it.
	Message string
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("Grafana answered %d: %s", e.Status, e.Message)
}

// statusError reads Grafana's error body.
func statusError(status int, body []byte) *StatusError {
	var said struct {
		Message string `json:"message"`
	}
	if json.Unmarshal(body, &said) != nil || said.Message == "" {
		said.Message = http.StatusText(status)
	}
	return &StatusError{Status: status, Message: excerpt(said.Message)}
}

// excerpt shortens a message of others to what a person reads.
func excerpt(text string) string {
	text = strings.TrimSpace(text)
	if len(text) > limits.ErrorBytes {
		text = strings.ToValidUTF8(text[:limits.ErrorBytes], "") + " …"
	}
	return text
}
