package kepu.recommendation;

import kepu.domain.organization.OrganizationId;

/** Which list is meant: one channel's of one edition. */
record ChannelList(int edition, OrganizationId channel) {}
