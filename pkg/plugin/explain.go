package plugin

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/multinomial/distribution/pkg/fault"
	"github.com/multinomial/distribution/pkg/limits"
	"github.com/multinomial/distribution/pkg/upstream"
)

// explain says what a failed way to an upstream means here, and what to do. Other errors and nil go through.
func (s settings) explain(err error, who account, uid string) error {
	var status *upstream.StatusError
	var unreachable *upstream.UnreachableError
	var timeout *upstream.TimeoutError
	var large *upstream.TooLargeError
	var malformed *upstream.MalformedError
	explained := &fault.Error{Cause: err}
	switch {
	case errors.As(err, &status):
		return s.explainStatus(status, who, uid)
	case errors.As(err, &timeout):
		explained.Code, explained.Status = fault.Upstream, http.StatusGatewayTimeout
		explained.Problem = fmt.Sprintf("Upstream %s did not answer within %s.", uid, limits.UpstreamTime)
		explained.Remedy = "Make its query cheaper, or choose a shorter time range."
	case errors.As(err, &large):
		explained.Code = fault.Limit
		explained.Problem = large.Error() + "."
		explained.Remedy = "Aggregate in the upstream query, or choose a shorter time range."
	case errors.As(err, &unreachable):
		explained.Code, explained.Status = fault.Access, http.StatusBadGateway
		explained.Problem = unreachable.Error() + "."
		explained.Remedy = s.reachRemedy(unreachable)
	case errors.As(err, &malformed):
		explained.Code, explained.Status = fault.Access, http.StatusBadGateway
		explained.Problem = fmt.Sprintf("%s does not answer as Grafana does: %q.", malformed.URL, malformed.Text)
		explained.Remedy = "Correct " + s.place("Grafana URL") + "."
	default:
		return err
	}
	return explained
}

func (s settings) reachRemedy(err error) string {
	if strings.Contains(err.Error(), "certificate") {
		return "Trust the certificate on the server, or accept any in " + s.place("Skip TLS verification") + "."
	}
	return "Set the URL under which Grafana reaches itself in " + s.place("Grafana URL") + "."
}

// explainStatus is about answers of Grafana itself: the token, a permission, a data source that's gone.
func (s settings) explainStatus(err *upstream.StatusError, who account, uid string) error {
	explained := &fault.Error{Code: fault.Access, Status: err.Status, Cause: err}
	switch err.Status {
	case http.StatusUnauthorized:
		if strings.Contains(err.Message, "organization") {
			explained.Problem = fmt.Sprintf("The %s is of another organization than this data source (401: %s).", who.name(), err.Message)
			explained.Remedy = "Make a service account in this organization, and paste its token into " + s.place("Service-account token") + "."
			return explained
		}
		explained.Problem = fmt.Sprintf("Grafana refuses the token of the %s (401: %s).", who.name(), err.Message)
		explained.Remedy = who.tokenRemedy(s)
	case http.StatusForbidden:
		explained.Problem = fmt.Sprintf("The %s may not query %s (403: %s).", who.name(), uid, err.Message)
		explained.Remedy = who.permissionRemedy("datasources:query", uid)
	case http.StatusNotFound:
		explained.Problem = fmt.Sprintf("There is no upstream %s (404: %s).", uid, err.Message)
		explained.Remedy = "It was deleted, or is in another organization: choose another upstream in the query, and take it out of " +
			s.place("Allowed upstreams") + "."
	default:
		explained.Code = fault.Upstream
		explained.Problem = fmt.Sprintf("Grafana could not query %s (%d: %s).", uid, err.Status, err.Message)
		explained.Remedy = "Grafana's log has the reason."
	}
	return explained
}

// name of the account in a sentence.
func (a account) name() string {
	if a.source == managed {
		return managed
	}
	return "service account"
}

func (a account) tokenRemedy(s settings) string {
	if a.source == managed {
		return "Restart Grafana, which makes a new one."
	}
	return "It was deleted or has expired: make another one, and paste it into " + s.place("Service-account token") + "."
}

func (a account) permissionRemedy(permission, uid string) string {
	if a.source == managed {
		return fmt.Sprintf("It is given %s by the plugin: restart Grafana so that it is read again.", permission)
	}
	return fmt.Sprintf("Give the account a role with %s on datasources:uid:%s, in Administration > Users and access > Service accounts.",
		permission, uid)
}
