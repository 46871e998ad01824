package kepu.local.template;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What {@code Ref} and {@code Fn::GetAtt} answer for each type of resource, as CloudFormation's reference lists them. */
final class PhysicalIds {
    private static final Map<String, String> NAME_PROPERTY = Map.ofEntries(
            Map.entry("AWS::Serverless::Function", "FunctionName"),
            Map.entry("AWS::Serverless::StateMachine", "Name"),
            Map.entry("AWS::Serverless::HttpApi", "Name"),
            Map.entry("AWS::DynamoDB::Table", "TableName"),
            Map.entry("AWS::S3::Bucket", "BucketName"),
            Map.entry("AWS::KMS::Alias", "AliasName"),
            Map.entry("AWS::SecretsManager::Secret", "Name"),
            Map.entry("AWS::SQS::Queue", "QueueName"),
            Map.entry("AWS::SNS::Topic", "TopicName"),
            Map.entry("AWS::IAM::Role", "RoleName"),
            Map.entry("AWS::Logs::LogGroup", "LogGroupName"));

    private final Account account;

    PhysicalIds(Account account) {
        this.account = account;
    }

    static Optional<String> nameProperty(String type) {
        return Optional.ofNullable(NAME_PROPERTY.get(type));
    }

    String ref(String type, String name) {
        return switch (type) {
            case "AWS::Serverless::StateMachine" -> account.arn("states", "stateMachine:" + name);
            case "AWS::KMS::Key" -> keyId(name);
            case "AWS::SecretsManager::Secret" -> secretArn(name);
            case "AWS::SQS::Queue" -> "https://sqs." + account.region() + ".amazonaws.com/" + Account.ID + "/" + name;
            case "AWS::SNS::Topic" -> account.arn("sns", name);
            default -> name;
        };
    }

    Optional<String> attribute(String type, String name, String attribute) {
        return Optional.ofNullable(
                switch (type + " " + attribute) {
                    case "AWS::Serverless::Function Arn" -> account.arn("lambda", "function:" + name);
                    case "AWS::Serverless::StateMachine Arn" -> ref(type, name);
                    case "AWS::Serverless::StateMachine Name" -> name;
                    case "AWS::Serverless::HttpApi ApiEndpoint" -> account.publicUrl();
                    case "AWS::DynamoDB::Table Arn" -> account.arn("dynamodb", "table/" + name);
                    case "AWS::DynamoDB::Table StreamArn" ->
                        account.arn("dynamodb", "table/" + name + "/stream/" + Streams.LABEL);
                    case "AWS::S3::Bucket Arn" -> "arn:aws:s3:::" + name;
                    case "AWS::S3::Bucket DomainName" -> name + ".s3.amazonaws.com";
                    case "AWS::S3::Bucket RegionalDomainName" -> name + ".s3." + account.region() + ".amazonaws.com";
                    case "AWS::KMS::Key Arn" -> account.arn("kms", "key/" + keyId(name));
                    case "AWS::KMS::Key KeyId" -> keyId(name);
                    case "AWS::SecretsManager::Secret Id" -> secretArn(name);
                    case "AWS::SQS::Queue Arn" -> account.arn("sqs", name);
                    case "AWS::SQS::Queue QueueName" -> name;
                    case "AWS::SQS::Queue QueueUrl" -> ref(type, name);
                    case "AWS::SNS::Topic TopicArn" -> account.arn("sns", name);
                    case "AWS::IAM::Role Arn" -> "arn:aws:iam::" + Account.ID + ":role/" + name;
                    case "AWS::Logs::LogGroup Arn" -> account.arn("logs", "log-group:" + name + ":*");
                    default -> null;
                });
    }

    /** The same on every start, because items encrypted or signed under it outlive the host. */
    private static String keyId(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private String secretArn(String name) {
        // Secrets Manager appends six characters to every ARN; ours must not change between starts.
        return account.arn(
                "secretsmanager", "secret:" + name + "-" + keyId(name).substring(0, 6));
    }
}
