/** Pictures that belong to an activity, and what they must be. */
package kepu.domain.media;
