/** The one way to say no: stable reasons, and the faults of a form all at once. */
package kepu.domain.fault;
