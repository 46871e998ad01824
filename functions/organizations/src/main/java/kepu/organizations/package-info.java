/** The organization library as people ask it: suggestions while typing, one organization, its route, and divisions. */
package kepu.organizations;
