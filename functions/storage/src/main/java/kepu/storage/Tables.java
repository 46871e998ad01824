package kepu.storage;

import kepu.runtime.Aws;
import kepu.runtime.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The names of the tables, from the settings, and the one client that reaches them. */
final class Tables {
    private Tables() {}

    static DynamoDbClient client(Settings settings) {
        return settings.one(DynamoDbClient.class, with -> Aws.client(with, "DYNAMODB", DynamoDbClient.builder()));
    }

    static String activities(Settings settings) {
        return settings.text("ACTIVITIES_TABLE");
    }

    static String reviews(Settings settings) {
        return settings.text("REVIEWS_TABLE");
    }

    static String organizations(Settings settings) {
        return settings.text("ORGANIZATIONS_TABLE");
    }

    static String accounts(Settings settings) {
        return settings.text("ACCOUNTS_TABLE");
    }

    static String editions(Settings settings) {
        return settings.text("EDITIONS_TABLE");
    }

    static String media(Settings settings) {
        return settings.text("MEDIA_TABLE");
    }

    static String recommendations(Settings settings) {
        return settings.text("RECOMMENDATIONS_TABLE");
    }

    static String messages(Settings settings) {
        return settings.text("MESSAGES_TABLE");
    }
}
