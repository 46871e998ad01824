/** What submitters do: begin, change, submit, take back and follow their activities. */
package kepu.submission;
