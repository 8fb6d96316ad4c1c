// Package upstream asks Grafana, with the plugin's own account, what its data sources answer.
package upstream

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/multinomial/distribution/pkg/limits"
)

// Account is where Grafana is and who asks.
type Account struct {
	// URL of Grafana, with the sub-path if it has one.
	URL string
	// Token of a service account.
	Token string
	// Org is the organization that is asked in. 0: the token's own.
	Org int64
}

// place is the URL as it may be shown: without a password that it may hold.
func (a Account) place() string {
	if !strings.Contains(a.URL, "@") {
		return a.URL
	}
	address, err := url.Parse(a.URL)
	if err != nil {
		return "its URL"
	}
	return address.Redacted()
}

// Client calls Grafana's own API. It is safe for concurrent use.
type Client struct {
	http *http.Client
}

// NewClient makes a client that waits so long for an answer; skipVerify accepts any certificate, as a self-signed one needs.
func NewClient(wait time.Duration, skipVerify bool) (*Client, error) {
	timeouts := httpclient.DefaultTimeoutOptions
	timeouts.Timeout = wait
	timeouts.DialTimeout = limits.DialTime
	client, err := httpclient.New(httpclient.Options{
		Timeouts: &timeouts,
		TLS:      &httpclient.TLSOptions{InsecureSkipVerify: skipVerify},
	})
	if err != nil {
		return nil, err
	}
	// a POST that is redirected becomes a GET; the account's URL has to be the right one
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Client{http: client}, nil
}

// Close ends idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// call sends one request and reads its answer, whatever its status is.
func (c *Client) call(ctx context.Context, account Account, method, path string, body any) (int, []byte, error) {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return 0, nil, err
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, strings.TrimRight(account.URL, "/")+path, content)
	if err != nil {
		return 0, nil, &UnreachableError{URL: account.place(), Cause: withoutURL(err)}
	}
	request.Header.Set("Authorization", "Bearer "+account.Token)
	if account.Org > 0 {
		request.Header.Set("X-Grafana-Org-Id", strconv.FormatInt(account.Org, 10))
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	response, err := c.http.Do(request)
	if err != nil {
		return 0, nil, transportError(ctx, account.place(), err)
	}
	defer func() { _ = response.Body.Close() }()
	if location := response.Header.Get("Location"); response.StatusCode/100 == 3 && location != "" {
		return 0, nil, &UnreachableError{URL: account.place(), Cause: fmt.Errorf("it redirects to %s", location)}
	}
	text, err := io.ReadAll(io.LimitReader(response.Body, limits.UpstreamBytes+1))
	if err != nil {
		return 0, nil, transportError(ctx, account.place(), err)
	}
	if len(text) > limits.UpstreamBytes {
		return 0, nil, &TooLargeError{}
	}
	return response.StatusCode, text, nil
}

// transportError tells the asker's own cancelling, a time-out and an address that doesn't answer apart.
func transportError(ctx context.Context, address string, err error) error {
	if errors.Is(context.Cause(ctx), context.Canceled) {
		return context.Canceled
	}
	if isTimeout(err) || ctx.Err() != nil {
		return &TimeoutError{URL: address, Cause: err}
	}
	return &UnreachableError{URL: address, Cause: withoutURL(err)}
}

// withoutURL is what went wrong with a URL, without the URL, which may hold a password.
func withoutURL(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}

// isTimeout looks at every error in the chain: the outer ones only ask the next, and the SDK's between them doesn't answer.
func isTimeout(err error) bool {
	for ; err != nil; err = errors.Unwrap(err) {
		if timeout, ok := err.(interface{ Timeout() bool }); ok && timeout.Timeout() {
			return true
		}
	}
	return false
}
