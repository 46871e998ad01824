/** What every Lambda function needs, once: settings, HTTP and event endpoints, JSON, identity, logs and metrics. */
package kepu.runtime;
