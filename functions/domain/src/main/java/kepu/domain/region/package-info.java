/** The administrative divisions in which activities take place. */
package kepu.domain.region;
